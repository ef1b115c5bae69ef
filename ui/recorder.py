"""Records one prompt after the other from the microphone, as samples like those of sound_file. Keeps nothing itself."""

from __future__ import annotations

import wave
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject

from ui.audio_output import load_multimedia
from ui.sound_file import BYTES_PER_SAMPLE, RATE


def has_microphone() -> bool:
    """Whether there is anything to record with. Wakes the sound server."""
    multimedia = load_multimedia()
    return multimedia is not None and not multimedia.QMediaDevices.defaultAudioInput().isNull()


class Recorder(QObject):
    """One microphone. `start`, then `stop`, while an event loop runs."""

    def __init__(self) -> None:
        super().__init__()
        self._source: QObject | None = None
        self._heard = QBuffer(self)

    def start(self) -> None:
        """Begin to record with the system's own microphone; without one the recording stays empty."""
        multimedia = load_multimedia()
        if multimedia is None:
            return
        form = multimedia.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
        self._heard.close()
        self._heard.setData(b"")
        self._heard.open(QIODevice.OpenModeFlag.WriteOnly)
        source = multimedia.QAudioSource(multimedia.QMediaDevices.defaultAudioInput(), form, self)
        self._source = source
        source.start(self._heard)

    def stop(self) -> bytes:
        """End, and return what was heard."""
        if self._source is not None:
            self._source.stop()  # type: ignore[attr-defined]
            self._source.deleteLater()
            self._source = None
        return bytes(self._heard.data().data())


def write_wave(file: Path, samples: bytes) -> None:
    """Write samples as a sound file; a reader sees the old one or the new one whole. Raises OSError."""
    fresh = file.with_name(f".{file.name}.new")
    with wave.open(str(fresh), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(BYTES_PER_SAMPLE)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    fresh.replace(file)
