"""Speaks phrases from a voice pack: one sound per phrase id, played one after the other. A missing sound is silence.

A pack is a folder per language; which phrases are said, and that no name is among them, is the journey's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from kiosk.journey.effects import Phrase
from ui.audio_output import can_sound
from ui.theme import ASSETS

PACKS = ASSETS / "voice"
ENDINGS = (".ogg", ".wav")


def sound_files(phrases: Sequence[Phrase], language: str, packs: Path = PACKS) -> tuple[Path, ...]:
    """Return the sounds that the pack has for the phrases, in order; an argument's value may be a sound of its own."""
    found: list[Path] = []
    for phrase in phrases:
        pieces = (phrase.id, *(f"{phrase.id}-{name}-{value}" for name, value in phrase.arguments))
        found.extend(file for piece in pieces if (file := _sound(packs / language, piece)) is not None)
    return tuple(found)


def _sound(folder: Path, name: str) -> Path | None:
    if "/" in name or name.startswith("."):
        return None
    for ending in ENDINGS:
        file = folder / f"{name}{ending}"
        if file.is_file():
            return file
    return None


class Voice(QObject):
    """Says phrases; a new saying ends the one before it. `tell` hears once that there is nothing to speak with."""

    def __init__(
        self,
        tell: Callable[[str], None],
        packs: Path = PACKS,
        *,
        audible: Callable[[], bool] = can_sound,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._packs = packs
        self._audible = audible
        self._player: QObject | None = None
        self._told = False
        self.waiting: list[Path] = []

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Speak; no phrase at all is silence at once."""
        self.stop()
        files = sound_files(phrases, language, self._packs)
        if not files or not self._ready():
            return
        self.waiting = list(files)
        self._next()

    def stop(self) -> None:
        """Be quiet."""
        self.waiting = []
        if self._player is not None:
            self._player.stop()  # type: ignore[attr-defined]

    def _ready(self) -> bool:
        if self._player is None and self._audible():
            self._player = self._make_player()
        if self._player is None and not self._told:
            self._told = True
            self._tell("no_sound_device")
        return self._player is not None

    def _make_player(self) -> QObject | None:
        try:
            from PySide6.QtMultimedia import (  # noqa: PLC0415 - it wakes sound servers when imported
                QAudioOutput,
                QMediaPlayer,
            )
        except ImportError:
            return None
        player = QMediaPlayer(self)
        player.setAudioOutput(QAudioOutput(player))
        player.mediaStatusChanged.connect(self._status_changed)
        return player

    def _status_changed(self, status: object) -> None:
        if getattr(status, "name", "") in ("EndOfMedia", "InvalidMedia"):
            self._next()

    def _next(self) -> None:
        if self.waiting and self._player is not None:
            self._player.setSource(QUrl.fromLocalFile(str(self.waiting.pop(0))))  # type: ignore[attr-defined]
            self._player.play()  # type: ignore[attr-defined]
