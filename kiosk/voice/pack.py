"""A voice pack: one folder per language with `pack.toml` and one sound per piece. Reads and writes it; plays nothing.

A pack that a clinic records is never whole at once: what it lacks is taken from the pack that ships with the program.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.texts import ASSETS, LANGUAGES
from kiosk.voice.pieces import WORDS, Piece

SHIPPED = ASSETS / "voice"
ENDINGS = (".ogg", ".wav")
ABOUT = "pack.toml"


class PackUnreadable(Exception):
    """A folder is no voice pack. `phrase` of the catalogue says why, for the technician."""

    def __init__(self, phrase: str, **arguments: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.arguments = arguments


@dataclass(frozen=True)
class Pack:
    """One language's sounds. `seconds` holds the length of each; `words` names the sounds of the clinic's own words."""

    folder: Path
    language: str
    who: str = ""
    placeholder: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def file_name(self, name: str) -> str:
        """Return the name of a piece's sound without its ending: the clinic's own words have one in `words`, or ""."""
        return self.words.get(name.removeprefix(WORDS), "") if name.startswith(WORDS) else name

    def file(self, name: str) -> Path | None:
        """Return the sound of a piece; None when the pack has none, or its name is no name of a file."""
        name = self.file_name(name)
        if not name or Path(name).name != name or name.startswith("."):
            return None
        files = (self.folder / f"{name}{ending}" for ending in ENDINGS)
        return next((file for file in files if file.is_file()), None)


def with_words(pack: Pack, said: Iterable[str]) -> Pack:
    """Return the pack with a name for a sound of each of the clinic's own words that has none yet."""
    words = dict(pack.words)
    for one in said:
        free = (f"words-{number}" for number in count(1))
        words.setdefault(one, next(name for name in free if name not in words.values()))
    return replace(pack, words=words)


def load_pack(folder: Path) -> Pack:
    """Return the pack in the folder. Raises PackUnreadable."""
    about = folder / ABOUT
    try:
        data = tomllib.loads(about.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackUnreadable("voicepack-none", path=str(folder)) from None
    except OSError as trouble:
        raise PackUnreadable("voicepack-unreadable", path=str(about), reason=str(trouble.strerror)) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise PackUnreadable("voicepack-syntax", path=str(about)) from None
    return _pack(folder, about, data)


def _pack(folder: Path, about: Path, data: dict[str, Any]) -> Pack:
    language, seconds, words = data.get("language"), data.get("seconds", {}), data.get("words", {})
    if language not in LANGUAGES:
        raise PackUnreadable("voicepack-language", path=str(about), known=", ".join(LANGUAGES))
    who, placeholder = data.get("who", ""), data.get("placeholder", False)
    if not (
        isinstance(who, str)
        and isinstance(placeholder, bool)
        and _table(seconds, (int, float))
        and _table(words, (str,))
    ):
        raise PackUnreadable("voicepack-fields", path=str(about))
    return Pack(folder, language, who, placeholder, dict(seconds), dict(words))


def _table(value: object, kinds: tuple[type, ...]) -> bool:
    return isinstance(value, dict) and all(isinstance(entry, kinds) for entry in value.values())


def write_about(pack: Pack) -> None:
    """Write the pack's `pack.toml` anew; a reader sees the old one or the new one whole. Raises OSError."""
    lines = [f"language = {_quoted(pack.language)}", f"who = {_quoted(pack.who)}"]
    lines += [f"placeholder = {'true' if pack.placeholder else 'false'}", "", "[seconds]"]
    lines += [f"{_quoted(name)} = {length:.2f}" for name, length in sorted(pack.seconds.items())]
    lines += ["", "[words]", *(f"{_quoted(said)} = {_quoted(name)}" for said, name in sorted(pack.words.items()))]
    pack.folder.mkdir(parents=True, exist_ok=True)
    fresh = pack.folder / f".{ABOUT}.new"
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh.replace(pack.folder / ABOUT)


def _quoted(text: str) -> str:
    """Return a basic string of TOML, which a string of JSON is too."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Packs:
    """A clinic's packs before the shipped ones, by language."""

    by_language: dict[str, tuple[Pack, ...]]

    def files(self, pieces: tuple[Piece, ...], language: str) -> tuple[Path, ...] | None:
        """Return the sound of every piece; None when one is missing: half a sentence is worse than none."""
        found: list[Path] = []
        for piece in pieces:
            files = (pack.file(piece.name) for pack in self.by_language.get(language, ()))
            file = next((file for file in files if file is not None), None)
            if file is None:
                return None
            found.append(file)
        return tuple(found)


def open_packs(own: Path | None, shipped: Path = SHIPPED) -> tuple[Packs, tuple[PackUnreadable, ...]]:
    """Return the packs of all languages, and what was wrong with those that cannot be used."""
    troubles: list[PackUnreadable] = []
    found: dict[str, list[Pack]] = {language: [] for language in LANGUAGES}
    for root in filter(None, (own, shipped)):
        for pack in _packs_in(root, troubles):
            found[pack.language].append(pack)
    return Packs({language: tuple(packs) for language, packs in found.items()}), tuple(troubles)


def _packs_in(root: Path, troubles: list[PackUnreadable]) -> list[Pack]:
    folders = [folder for folder in (root, *(root / language for language in LANGUAGES)) if (folder / ABOUT).exists()]
    packs = []
    for folder in folders or [root]:
        try:
            packs.append(load_pack(folder))
        except PackUnreadable as trouble:
            troubles.append(trouble)
    return packs
