"""What is wrong with a document's data, field by field, in the terminal's language; never what stood there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.texts import Texts

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_WANTED = {
    "string_type": "document-wants-text",
    "string_unicode": "document-wants-text",
    "string_too_long": "document-wants-shorter-text",
    "string_too_short": "document-wants-some-text",
    "string_pattern_mismatch": "document-wants-eight-digits",
    "nothing_visible": "document-wants-something-visible",
    "identity_number": "document-wants-no-identity-number",
    "short_code_check": "document-wants-right-check-digit",
    "unknown_language": "document-wants-one-of",
    "end_before_start": "document-wants-end-after-start",
    "greater_than_equal": "document-wants-at-least",
    "less_than_equal": "document-wants-at-most",
    "int_type": "document-wants-whole-number",
    "int_parsing": "document-wants-whole-number",
    "int_parsing_size": "document-wants-whole-number",
    "int_from_float": "document-wants-whole-number",
    "finite_number": "document-wants-whole-number",
    "bool_type": "document-wants-yes-no",
    "bool_parsing": "document-wants-yes-no",
    "enum": "document-wants-one-of",
    "literal_error": "document-wants-one-of",
    "datetime_type": "document-wants-moment",
    "datetime_parsing": "document-wants-moment",
    "datetime_from_date_parsing": "document-wants-moment",
    "datetime_object_invalid": "document-wants-moment",
    "date_type": "document-wants-day",
    "date_parsing": "document-wants-day",
    "date_from_datetime_parsing": "document-wants-day",
    "date_from_datetime_inexact": "document-wants-day",
    "time_type": "document-wants-time",
    "time_parsing": "document-wants-time",
    "tuple_type": "document-wants-list",
    "too_short": "document-wants-some-list",
    "too_long": "document-wants-shorter-list",
    "dataclass_type": "document-wants-object",
}
"""Pydantic's kinds of error that documents can have, with the phrase that says what is asked for."""


def complaints(error: ValidationError, words: Texts) -> list[str]:
    """Return one line for each wrong field: its name and what is asked of it."""
    problems = error.errors(include_input=False, include_url=False)
    places = [problem["loc"] for problem in problems]
    return [_line(problem, words) for problem in problems if not _follows_from_another(problem, places)]


def _follows_from_another(problem: ErrorDetails, places: Sequence[tuple[int | str, ...]]) -> bool:
    """Whether a list only counts as too short because its entries were already found wrong."""
    own = problem["loc"]
    return problem["type"] == "too_short" and any(place[: len(own)] == own and place != own for place in places)


def _line(problem: ErrorDetails, words: Texts) -> str:
    field = ".".join(_part(part) for part in problem["loc"][1:])
    match problem["type"]:
        case "missing":
            return words("render-field-missing", field=field)
        case "extra_forbidden" | "unexpected_keyword_argument":
            return words("render-field-unknown", field=field)
        case kind:
            wanted = words(_WANTED.get(kind, "document-wants-other"), **_limits(problem))
            return words("render-field-wrong", field=field, reason=wanted)


def _part(part: int | str) -> str:
    """Return a step of the way to a field: places in a list count from 1, and what is no name is not repeated."""
    if isinstance(part, int):
        return str(part + 1)
    return part if part.isidentifier() else "?"


def _limits(problem: ErrorDetails) -> dict[str, str]:
    context = problem.get("ctx", {})
    expected = ", ".join(re.findall("'([^']*)'", str(context.get("expected", ""))))
    most = context.get("max_length", context.get("le", ""))
    return {"most": str(most), "least": str(context.get("ge", "")), "expected": expected}
