"""What one value of kiosk.toml may be: the kinds of text and number the tables are made of, and how each is judged.

Knows no table, and no value beside the one it judges: those are kiosk.config_tables and kiosk.config.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

URL_KINDS = frozenset({"usb", "cups", "socket", "rfc2217", "loop", "hwgrep", "alt"})
USB_URL = r"usb://[0-9a-fA-F]{4}:[0-9a-fA-F]{4}(:[0-9][0-9.:-]*)?"


def finding(phrase: str, key: str, **arguments: str) -> PydanticCustomError:
    """Return a finding of our own: `phrase` of the catalogue about `key` of the table being judged."""
    return PydanticCustomError("kiosk", "{phrase}", {"phrase": phrase, "key": key, "arguments": arguments})


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise finding("config-zone", "") from unknown
    return zone


def _usable_url(url: str) -> str:
    """Paths are taken as they are: a pseudo-terminal or a by-path link is never on any list of ports."""
    kind, mark, _ = url.partition("://")
    if not any(map(str.isalnum, url)):
        raise finding("config-url-none", "")
    if mark and kind not in URL_KINDS:
        raise finding("config-url-kind", "", kinds=", ".join(sorted(URL_KINDS)))
    if kind == "usb" and re.fullmatch(USB_URL, url) is None:
        raise finding("config-url-usb", "")
    if "logging=" in url:
        raise finding("config-url-logging", "")
    return url


def written_like(pattern: str, phrase: str) -> AfterValidator:
    """Return the judge of a text that is to match `pattern` whole; `phrase` of the catalogue says what is wrong."""

    def judge(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise finding(phrase, "")
        return text

    return AfterValidator(judge)


def _usable_pattern(pattern: str) -> str:
    try:
        re.compile(pattern, re.ASCII)
    except re.error as wrong:
        raise finding("config-pattern", "") from wrong
    return pattern


def _from_the_files_folder(folder: Path, info: ValidationInfo) -> Path:
    base: Path = (info.context or {}).get("folder", Path.cwd())
    return base / folder.expanduser()


Zone = Annotated[str, AfterValidator(_known_zone)]
Folder = Annotated[Path, AfterValidator(_from_the_files_folder)]
"""A relative one is taken from the file's own folder."""
Identifier = Annotated[str, written_like(r"[A-Za-z0-9][A-Za-z0-9_-]{0,35}", "config-identifier")]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Url = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_usable_url)]
Baud = Annotated[int, Field(ge=1200, le=921_600)]
Pattern = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_usable_pattern)]
BenefitFlag = Annotated[str, Field(min_length=1, max_length=40)]
DocumentKindName = Literal["sticker", "ticket", "card", "temporary", "wifi", "follow_up", "guidance", "wall"]
RECEIPT_KINDS: tuple[DocumentKindName, ...] = ("ticket", "temporary", "guidance", "wifi", "follow_up", "wall")
"""What a receipt printer is set up to print: every slip that staff have a key for comes out on the first day."""
SHEET_KINDS: tuple[DocumentKindName, ...] = ("card", "wall")
"""What a printer of cards or whole sheets is set up to print, as far as it can lie in it."""
