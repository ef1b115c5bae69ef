"""Text in the store, verbatim: what SQLite's UTF-8 cannot hold, half a surrogate pair of a chip, is kept escaped.

One place for every text column, JSON documents included. Who reads the store gets back what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Engine, String

_ESCAPE = "\x10"
"""Data link escape: stands in no text that people write, and is escaped itself."""
_UNSTORABLE = re.compile(f"[{_ESCAPE}\ud800-\udfff]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9a-f]{{4}})")


class VerbatimText(String):
    """How the engine binds and reads every String and Text."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """Escape on the way in."""
        return lambda value: escaped(value) if isinstance(value, str) else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Put back on the way out."""
        return lambda value: verbatim(value) if isinstance(value, str) else value


def keep_text_verbatim(engine: Engine) -> None:
    """Make every text column of the engine take any text of Python."""
    engine.dialect.colspecs = {**engine.dialect.colspecs, String: VerbatimText}


def escaped(text: str) -> str:
    """Return the text as UTF-8 can hold it."""
    return _UNSTORABLE.sub(lambda found: f"{_ESCAPE}{ord(found[0]):04x}", text)


def verbatim(text: str) -> str:
    """Return what `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if _ESCAPE in text else text
