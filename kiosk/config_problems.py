"""What can be wrong with kiosk.toml, told by table and key in the technician's language; no value is ever repeated."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kiosk.texts import Texts


@dataclass(frozen=True)
class ConfigProblem:
    """One thing that is wrong: where ("[screen] diagonal_inches", or "" for the file), and what, as a phrase."""

    place: str
    phrase: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    def describe(self, texts: Texts) -> str:
        """Return the problem for the technician."""
        told = texts(self.phrase, **self.arguments)
        return f"{self.place}: {told}" if self.place else told


class ConfigInvalid(Exception):
    """The file cannot be used. It says everything that is wrong at once."""

    def __init__(self, path: Path, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the configuration")
        self.path = path
        self.problems = problems

    def describe(self, texts: Texts) -> str:
        """Return all of it for the technician, a line for each problem."""
        lines = [texts("config-invalid", path=str(self.path))]
        return "\n".join(lines + [f"  {problem.describe(texts)}" for problem in self.problems])


_PHRASES = {
    "missing": "config-missing",
    "string_type": "config-text",
    "string_too_long": "config-text-length",
    "string_too_short": "config-text-empty",
    "int_type": "config-whole-number",
    "int_parsing": "config-whole-number",
    "int_from_float": "config-whole-number",
    "float_type": "config-number",
    "float_parsing": "config-number",
    "bool_type": "config-yes-no",
    "bool_parsing": "config-yes-no",
    "greater_than_equal": "config-least",
    "less_than_equal": "config-most",
    "literal_error": "config-one-of",
    "enum": "config-one-of",
    "too_short": "config-list-empty",
    "tuple_type": "config-list",
    "model_type": "config-table",
    "path_type": "config-text",
}


def problem_of(error: ErrorDetails, tables: Mapping[str, type[BaseModel]]) -> ConfigProblem:
    """Return a finding of pydantic as ours; `tables` are the models by their tables' names, "" the whole file."""
    context = error.get("ctx", {})
    if error["type"] == "kiosk":
        return _own_problem(error["loc"], context)
    if error["type"] == "extra_forbidden":
        return _unknown_key(error["loc"], tables)
    # What stands in the file is never repeated: only what would be right.
    limits = ("ge", "le", "max_length")
    arguments: dict[str, str] = {name: str(context[name]) for name in limits if name in context}
    if "expected" in context:  # "'rts' or 'dtr'": the word between them is English
        arguments["expected"] = ", ".join(re.findall("'([^']*)'", str(context["expected"])))
    return ConfigProblem(place_in_file(error["loc"]), _PHRASES.get(error["type"], "config-wrong"), arguments)


def _own_problem(place: tuple[int | str, ...], context: dict[str, Any]) -> ConfigProblem:
    keys = tuple(key for key in str(context["key"]).split(".") if key)
    return ConfigProblem(place_in_file(place + keys), context["phrase"], context["arguments"])


def _unknown_key(place: tuple[int | str, ...], tables: Mapping[str, type[BaseModel]]) -> ConfigProblem:
    table = str(place[0]) if len(place) > 1 else ""
    known = list(tables[table].model_fields)
    alike = difflib.get_close_matches(str(place[-1]), known, n=1)
    if alike:
        return ConfigProblem(place_in_file(place), "config-unknown-key-alike", {"alike": alike[0]})
    return ConfigProblem(place_in_file(place), "config-unknown-key", {"known": ", ".join(known)})


def place_in_file(place: tuple[int | str, ...]) -> str:
    """Return where it stands in the file, as TOML writes it; of several devices the number counts from 1."""
    match place:
        case (table,):
            return f"[{table}]"
        case (str(table), int(number)):
            return f"[[{table}]] {number + 1}"
        case (str(table), int(number), str(key), *_):
            return f"[[{table}]] {number + 1} {key}"
        case (table, key, *_):
            return f"[{table}] {key}"
        case _:
            return ""
