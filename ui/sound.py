"""The chime that calls staff to the kiosk: soft notes, again and again, until somebody comes. No device is silence.

The notes are made here (stdlib `wave`), so that no recording of unknown origin ships.
"""

from __future__ import annotations

import math
import struct
import tempfile
import wave
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl

from ui.audio_output import can_sound, load_multimedia

RATE = 44_100
NOTES_HZ = (523.25, 659.25, 783.99)
"""C, E, G: low enough for old ears, which lose what is above 2 kHz."""
NOTE_SECONDS = 0.55
LOUDNESS = 0.35
PAUSE_MS = 4_000

Tell = Callable[[str], None]


def chime_wave(file: Path) -> None:
    """Write the chime as 16-bit mono WAV."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for note in NOTES_HZ:
            sound.writeframes(b"".join(_sample(note, index) for index in range(int(RATE * NOTE_SECONDS))))


def _sample(note: float, index: int) -> bytes:
    moment = index / RATE
    swell = min(1.0, moment / 0.02) * math.exp(-4.0 * moment)
    value = math.sin(2 * math.pi * note * moment) + 0.3 * math.sin(4 * math.pi * note * moment)
    return struct.pack("<h", int(32_767 * LOUDNESS * swell * value / 1.3))


class Ringing(QObject):
    """Rings between start and stop. `tell` hears once, in an event's name, that there is nothing to ring with."""

    def __init__(self, tell: Tell, *, audible: Callable[[], bool] = can_sound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._audible = audible
        self._told = False
        self._effect: QObject | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.ringing = False
        self._again = QTimer(self)
        self._again.setInterval(PAUSE_MS)
        self._again.timeout.connect(self._play)

    @property
    def audible(self) -> bool:
        """Whether there is something to ring with."""
        return self._audible()

    def start(self) -> None:
        """Ring until `stop`."""
        if self.ringing:
            return
        self.ringing = True
        self._again.start()
        self._play()

    def stop(self) -> None:
        """Be quiet."""
        self.ringing = False
        self._again.stop()
        if self._effect is not None:
            self._effect.stop()  # type: ignore[attr-defined]

    def _play(self) -> None:
        if self._effect is None:
            self._effect = self._make_effect()
        if self._effect is None:
            self._say_silent()
        else:
            self._effect.play()  # type: ignore[attr-defined]

    def _make_effect(self) -> QObject | None:
        if not self._audible():
            return None
        multimedia = load_multimedia()
        if multimedia is None:
            return None
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="kiosk-chime-")
            file = Path(self._folder.name) / "chime.wav"
            chime_wave(file)
        except OSError:
            return None
        effect: QObject = multimedia.QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(file)))  # type: ignore[attr-defined]
        return effect

    def _say_silent(self) -> None:
        if not self._told:
            self._told = True
            self._tell("no_sound_device")
