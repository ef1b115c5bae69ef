"""Speaks phrases from voice packs: their pieces joined to one sound, so that no gap stands in a number.

What is said, and that no name is among it, is the journey's affair. What cannot be sounded is silence: all of it
stands on the screen, and the technician is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal, Slot

from kiosk.journey.effects import Phrase
from kiosk.voice.pace import BETWEEN_PHRASES, BETWEEN_PIECES
from kiosk.voice.pack import Packs
from kiosk.voice.pieces import pieces_of
from ui.audio_output import can_sound, load_multimedia
from ui.sound_file import RATE, Shelf, silence

LEAD = 0.15
"""Seconds of silence first: sound cards that sleep swallow the beginning."""
TAIL = 0.3
"""Seconds of silence last: servers begin when their buffer is full, and end what is shorter only when it runs dry."""
FEED_MS = 40


@dataclass(frozen=True)
class Outlet:
    """Where sound comes out, and how loud, from 0 to 1. `device`: a part of its name; None is the system's own."""

    device: str | None = None
    volume: float = 1.0


ROOM = Outlet()


class Voice(QObject):
    """Says phrases; a new saying ends the one before it. `tell` hears each trouble once, as the name of an event."""

    finished = Signal()
    """Everything was said; not sent for what was stopped."""

    def __init__(
        self,
        tell: Callable[[str], None],
        packs: Packs,
        outlet: Outlet = ROOM,
        *,
        audible: Callable[[], bool] = can_sound,
    ) -> None:
        super().__init__()
        self._tell = tell
        self._packs = packs
        self._outlet = outlet
        self._audible = audible
        self._told: set[str] = set()
        self._shelf = Shelf(self)
        self._saying: list[tuple[Path, ...]] = []
        self._sink: QObject | None = None
        self._pipe: QIODevice | None = None
        self._rest = b""
        self._feeding = QTimer(self)
        self._feeding.setInterval(FEED_MS)
        self._feeding.timeout.connect(self._feed)

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or about to be."""
        return bool(self._saying)

    @property
    def ready(self) -> bool:
        """Whether there is a device to speak with now: the named one, where one is named."""
        multimedia = load_multimedia() if self._audible() else None
        return multimedia is not None and self._output(multimedia) is not None

    def has_sounds(self, phrase: Phrase, language: str) -> bool:
        """Whether every piece of a phrase lies in a pack."""
        return self._packs.files(pieces_of(phrase, language), language) is not None

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Speak; no phrase at all is silence at once. A phrase that lacks a piece is left out whole."""
        self.stop()
        files = [self._packs.files(pieces_of(phrase, language), language) for phrase in phrases]
        found = [sounds for sounds in files if sounds]
        if len(found) < len(phrases):
            self._complain("voice_sound_missing")
        if not found:
            return
        self._fetch(found)

    def play(self, file: Path) -> None:
        """Play one file, whatever it holds."""
        self.stop()
        self._fetch([(file,)])

    def stop(self) -> None:
        """Be quiet at once."""
        self._saying = []
        self._shelf.forget_wish()
        self._drop_sink()

    def warm_up(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Decode phrases beforehand, so that the first person need not wait. Says nothing."""
        files = [self._packs.files(pieces_of(phrase, language), language) for phrase in phrases]
        if self._audible() and not self.speaking:
            self._shelf.fetch([file for sounds in files if sounds for file in sounds], self._warm)

    def _warm(self) -> None:
        """Take note that the sounds lie ready."""

    def _fetch(self, saying: list[tuple[Path, ...]]) -> None:
        if not self._audible():
            self._complain("no_sound_device")
            return
        self._saying = saying
        self._shelf.fetch([file for sounds in saying for file in sounds], self._play)

    def _play(self) -> None:
        multimedia = load_multimedia()
        device = self._output(multimedia) if multimedia is not None else None
        samples = self._joined()
        if multimedia is None or device is None or not samples:
            self._complain("no_sound_device" if samples else "voice_sound_broken")
            self._saying = []
            return
        self._start(multimedia, device, samples)

    def _joined(self) -> bytes:
        """Return all that is being said as samples; a phrase with a sound that cannot be read is left out."""
        said = []
        for files in self._saying:
            sounds = [self._shelf.sound(file) for file in files]
            whole = [sound for sound in sounds if sound is not None]
            if len(whole) == len(sounds):
                said.append(silence(BETWEEN_PIECES).join(whole))
            else:
                self._complain("voice_sound_broken")
        return silence(LEAD) + silence(BETWEEN_PHRASES).join(said) + silence(TAIL) if said else b""

    def _start(self, multimedia: ModuleType, device: object, samples: bytes) -> None:
        form = multimedia.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
        sink = multimedia.QAudioSink(device, form, self)
        sink.setVolume(self._outlet.volume)
        sink.stateChanged.connect(self._state_changed)
        self._sink, self._rest = sink, samples
        # Never a QIODevice of ours: the sound server's thread would ask it, and with it wait for Python, while Python
        # waits in `reset` for the sound server. Samples are pushed from this thread instead.
        self._pipe = sink.start()
        self._feeding.start()
        self._feed()

    def _feed(self) -> None:
        """Push what the device has room for."""
        if self._sink is None or self._pipe is None or not self._rest:
            self._feeding.stop()
            return
        room = self._sink.bytesFree()  # type: ignore[attr-defined]
        if room > 0:
            taken = self._pipe.write(self._rest[:room])
            self._rest = self._rest[max(0, taken) :]

    @Slot()  # without its argument: PySide6 cannot convert QAudio::State for a slot
    def _state_changed(self) -> None:
        sink = self._sink
        if sink is None or sink is not self.sender():
            return
        name = sink.state().name  # type: ignore[attr-defined]
        if name == "IdleState" and not self._rest:
            self._saying = []
            self._drop_sink()
            self.finished.emit()
        elif name == "StoppedState" and sink.error().name not in ("NoError", "UnderrunError"):  # type: ignore[attr-defined]
            self._complain("voice_device_failed")
            self.stop()

    def _drop_sink(self) -> None:
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.reset()  # type: ignore[attr-defined]  # `stop` would wait until all of it has sounded
            sink.deleteLater()
        self._pipe, self._rest = None, b""
        self._feeding.stop()

    def _output(self, multimedia: ModuleType) -> object | None:
        if self._outlet.device is None:
            device = multimedia.QMediaDevices.defaultAudioOutput()
            return None if device.isNull() else device
        named = (each for each in multimedia.QMediaDevices.audioOutputs() if self._outlet.device in each.description())
        return next(named, None)

    def _complain(self, event: str) -> None:
        if event not in self._told:
            self._told.add(event)
            self._tell(event)
