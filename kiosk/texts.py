"""The one catalogue of words for screens, paper and voice: Project Fluent files under assets/translations.

A phrase has one id for all its uses. Its value is what is shown; its attribute `.say`, where it has one, is what is
spoken instead. Arguments are strings, so that no locale puts a comma into a room number.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

ASSETS = Path(__file__).resolve().parent.parent / "assets"
LANGUAGES = ("zh_CN", "en")


class MissingPhrase(KeyError):
    """The catalogue has no such phrase, or the phrase lacks an argument: a bug, found by the tests."""


class Texts:
    """The phrases of one language."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._bundle = FluentBundle([language.replace("_", "-")], use_isolating=False)
        known: list[str] = []
        for file in sorted(folder.glob("*.ftl")):
            resource = FluentResource(file.read_text(encoding="utf-8"))
            self._bundle.add_resource(resource)
            known.extend(entry.id.name for entry in resource.body if isinstance(entry, Message))
        self.phrases = tuple(known)
        """Ids of all phrases, in the order of the files."""

    def __call__(self, phrase: str, /, **arguments: str) -> str:
        """Return the phrase as shown."""
        if not self._bundle.has_message(phrase):
            raise MissingPhrase(phrase)
        pattern = self._bundle.get_message(phrase).value
        if pattern is None:
            raise MissingPhrase(phrase)
        return self._format(phrase, pattern, arguments)

    def spoken(self, phrase: str, /, **arguments: str) -> str:
        """Return the phrase as spoken: its `.say`, or what is shown."""
        if not self._bundle.has_message(phrase):
            raise MissingPhrase(phrase)
        message = self._bundle.get_message(phrase)
        pattern = message.attributes.get("say", message.value)
        if pattern is None:
            raise MissingPhrase(phrase)
        return self._format(phrase, pattern, arguments)

    def has(self, phrase: str) -> bool:
        """Whether the catalogue knows the phrase."""
        return bool(self._bundle.has_message(phrase))

    def _format(self, phrase: str, pattern: object, arguments: dict[str, str]) -> str:
        text, errors = self._bundle.format_pattern(pattern, arguments)  # type: ignore[arg-type]
        if errors:
            raise MissingPhrase(f"{phrase}: {errors[0]}")
        return str(text)


@cache
def texts(language: str) -> Texts:
    """Return the phrases of `language`; one that is not known gives those of zh_CN."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    return Texts(known, ASSETS / "translations" / known)


def terminal_texts() -> Texts:
    """Return the phrases for the command line, in the terminal's language."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return texts("zh_CN" if wanted.startswith("zh") else "en")
