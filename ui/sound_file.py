"""Sounds from files: decoded once, kept as samples, ready to be joined without a gap. Plays nothing.

The decoder is QtMultimedia's, so whatever FFmpeg reads may lie in a voice pack. It answers through the event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl

from ui.audio_output import hush_ffmpeg, load_multimedia

RATE = 24_000
BYTES_PER_SAMPLE = 2
LONGEST_DECODING_MS = 5_000
LONGEST_SECONDS = 60.0
"""A longer file is no prompt, and would fill the memory."""

Samples = bytes | None
"""16-bit mono at RATE; None where the file cannot be read."""


def seconds_of(samples: bytes | bytearray) -> float:
    """Return how long samples last."""
    return len(samples) / BYTES_PER_SAMPLE / RATE


def silence(seconds: float) -> bytes:
    """Return nothing to hear."""
    return bytes(round(seconds * RATE) * BYTES_PER_SAMPLE)


class Shelf(QObject):
    """Decodes files one after the other and keeps what it has. A newer wish replaces the one under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[Path, Samples] = {}
        self._wanted: list[Path] = []
        self._then: Callable[[], None] | None = None
        self._decoder: QObject | None = None
        self._read = bytearray()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONGEST_DECODING_MS)
        self._patience.timeout.connect(self._failed)

    def fetch(self, files: Sequence[Path], then: Callable[[], None]) -> None:
        """Call `then` when all the files are decoded, or known to be unreadable; at once when they are already."""
        self.forget_wish()
        self._wanted = [file for file in dict.fromkeys(files) if file not in self._kept]
        self._then = then
        self._next()

    def forget_wish(self) -> None:
        """Call nobody any more."""
        self._wanted, self._then = [], None
        self._drop_decoder()

    def sound(self, file: Path) -> Samples:
        """Return the samples of a file that was fetched."""
        return self._kept.get(file)

    def _next(self) -> None:
        if self._wanted:
            self._decode(self._wanted[0])
        elif self._then is not None:
            then, self._then = self._then, None
            then()

    def _decode(self, file: Path) -> None:
        multimedia = load_multimedia()
        if multimedia is None:
            self._keep(None)
            return
        form = multimedia.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
        decoder = multimedia.QAudioDecoder(self)
        if not decoder.isSupported():  # no backend on this machine: waiting would not bring one
            decoder.deleteLater()
            self._keep(None)
            return
        hush_ffmpeg()
        decoder.setAudioFormat(form)
        decoder.setSource(QUrl.fromLocalFile(str(file)))
        decoder.bufferReady.connect(self._take)
        decoder.finished.connect(self._finished)
        decoder.error.connect(self._failed)
        self._read = bytearray()
        self._decoder = decoder
        self._patience.start()
        decoder.start()

    def _take(self) -> None:
        decoder = self._decoder
        if decoder is None or decoder is not self.sender():
            return
        self._read.extend(bytes(decoder.read().constData()))  # type: ignore[attr-defined]
        if seconds_of(self._read) > LONGEST_SECONDS:
            self._failed()

    def _finished(self) -> None:
        if self._decoder is not None and self._decoder is self.sender():
            self._keep(bytes(self._read) or None)

    def _failed(self) -> None:
        if self._decoder is not None and self.sender() in (self._decoder, self._patience):
            self._keep(None)

    def _keep(self, samples: Samples) -> None:
        self._drop_decoder()
        self._kept[self._wanted.pop(0)] = samples
        # The decoder is still on the stack: what follows waits for the event loop.
        QTimer.singleShot(0, self, self._next)

    def _drop_decoder(self) -> None:
        self._patience.stop()
        decoder, self._decoder = self._decoder, None  # stopping tells that it is finished, at once
        if decoder is not None:
            decoder.stop()  # type: ignore[attr-defined]
            decoder.deleteLater()


def read_sounds(files: Sequence[Path]) -> dict[Path, Samples]:
    """Return the samples of files, decoded while the caller waits. Needs a QCoreApplication, and none running."""
    shelf, loop = Shelf(), QEventLoop()
    QTimer.singleShot(0, loop, lambda: shelf.fetch(files, loop.quit))
    loop.exec()
    return {file: shelf.sound(file) for file in files}
