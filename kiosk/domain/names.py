"""Names as people write them: one middle dot, whole characters, masks for public places."""

from __future__ import annotations

import re

import regex

MIDDLE_DOT = "\u00b7"
MOST_MASKED_WORDS = 6
"""Of a name of more words a public place shows the first and the last."""
UNREADABLE = "〓"
"""The geta mark, which printers put where a character is missing: every font of ours has it, unlike U+FFFD."""
CHIP_NAME_UNITS = 15
"""UTF-16 units that the chip's name field holds; a name that fills it may be cut off."""

_DOTS = str.maketrans(dict.fromkeys("‧•．・∙⋅●․‣᛫", MIDDLE_DOT))
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_GRAPHEME = regex.compile(r"\X")


def normalise_name(text: str) -> str:
    """Return the name without padding and control characters, with U+00B7 as the only dot; all else is verbatim."""
    name = without_controls(text).strip(" \u3000").translate(_DOTS)
    return re.sub(rf"\s*{MIDDLE_DOT}\s*", MIDDLE_DOT, name)


def without_controls(text: str) -> str:
    """Return the text without what only a terminal or a printer would obey (C0, DEL, C1)."""
    return _CONTROLS.sub("", text)


def showable(text: str) -> str:
    """Return the text as screen, paper and speech can take it: half of a surrogate pair becomes 〓."""
    return _HALF_PAIRS.sub(UNREADABLE, text)


def graphemes(text: str) -> list[str]:
    """Return what a reader counts as characters: a surrogate pair or a base with its marks is one."""
    return [str(part) for part in _GRAPHEME.findall(text)]


def maybe_cut(chip_name: str) -> bool:
    """Whether a name fills the chip's field, so that its end may be missing."""
    return len(chip_name.encode("utf-16-le", "surrogatepass")) // 2 >= CHIP_NAME_UNITS


def mask_name(name: str) -> str:
    """Return the name for a public place: 王*芳, 王*, J*** S***; the first and last characters at most."""
    shown = showable(name)
    if shown.isascii():
        words = shown.split()
        told = words if len(words) <= MOST_MASKED_WORDS else [words[0], words[-1]]
        return " ".join(word[0] + "***" for word in told) or "*"
    parts = graphemes(shown)
    if len(parts) <= 1:
        return "*"
    return f"{parts[0]}*" if len(parts) == 2 else f"{parts[0]}*{parts[-1]}"


def mask_tail(text: str, shown: int = 4) -> str:
    """Return stars and the last `shown` characters: numbers and phones after entry."""
    return "*" * max(0, len(text) - shown) + text[-shown:] if len(text) > shown else "*" * len(text)
