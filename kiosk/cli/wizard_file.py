"""Puts the devices that the wizard found into kiosk.toml, and leaves every other line of it as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.config import load_config

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z_]+)\s*\]\]?")

TomlValue = str | int | Sequence[str]


def with_table(text: str, table: str, values: Mapping[str, TomlValue]) -> str:
    """Return the settings with `[table]` replaced, or added at the end."""
    return _added(_without(text, lambda block: _is(block, table)), f"[{table}]", values)


def with_listed(text: str, table: str, values: Mapping[str, TomlValue]) -> str:
    """Return the settings with the device of that name in `[[table]]` replaced, or added at the end."""
    name = re.compile(rf"^\s*name\s*=\s*[\"']{re.escape(str(values['name']))}[\"']", re.MULTILINE)
    without = _without(text, lambda block: _is(block, table) and name.search(block) is not None)
    return _added(without, f"[[{table}]]", values)


def write_checked(path: Path, text: str) -> None:
    """Write the settings if they can be used; the old ones stay beside them as .bak. Raises ConfigInvalid, OSError."""
    new, old = path.with_name(f".{path.name}.new"), path.with_name(f"{path.name}.bak")
    new.write_text(text, encoding="utf-8")
    try:
        load_config(new)
        if path.exists():
            old.write_bytes(path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _blocks(text: str) -> list[str]:
    """Cut into what stands before the first table, and each table with the lines below it."""
    blocks = [""]
    for line in text.splitlines(keepends=True):
        if _HEADER.match(line):
            blocks.append("")
        blocks[-1] += line
    return blocks


def _is(block: str, table: str) -> bool:
    header = _HEADER.match(block)
    return header is not None and header[2] == table


def _without(text: str, drop: Callable[[str], bool]) -> str:
    return "".join(block for block in _blocks(text) if not drop(block))


def _added(text: str, header: str, values: Mapping[str, TomlValue]) -> str:
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    return text.rstrip("\n") + "\n\n" + "\n".join([header, *lines]) + "\n"


def _toml(value: TomlValue) -> str:
    if isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(json.dumps(entry, ensure_ascii=False) for entry in value) + "]"
