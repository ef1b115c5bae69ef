"""`kiosk voice record`: takes a person through the phrases one by one. What was kept stays, whenever it ends."""

from __future__ import annotations

import signal
import sys
import threading
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

import click
from PySide6.QtCore import QEventLoop, QObject, Signal

from kiosk.texts import LANGUAGES, Texts, terminal_texts
from kiosk.voice.loudness import QUIETEST_DBFS, level_dbfs, trimmed
from kiosk.voice.pace import limit, pace, too_fast
from kiosk.voice.pack import ABOUT, Pack, Packs, PackUnreadable, load_pack, with_words, write_about
from kiosk.voice.pieces import Piece, every_piece, own_pieces
from ui.recorder import Recorder, has_microphone, write_wave
from ui.sound_file import RATE, seconds_of
from ui.voice import Voice

NOT_READABLE = "?"


class Next(Enum):
    """What the person wants after a recording."""

    KEEP = ""
    AGAIN = "a"
    PLAY = "p"
    SKIP = "s"
    QUIT = "q"


class Asker(QObject):
    """Reads lines from the terminal while Qt's event loop runs, for without it nothing is recorded."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._line = ""
        self.answered.connect(self._take)

    def ask(self, words: str) -> str:
        """Return the line, lower case; the end of the input is a wish to end."""
        click.echo(words + " ", nl=False)
        self._line = ""
        threading.Thread(target=self._read, daemon=True).start()
        self._loop.exec()
        return self._line

    def _take(self, line: str) -> None:
        self._line = line
        self._loop.quit()

    def _read(self) -> None:
        try:
            line = str(sys.stdin.readline())
        except UnicodeDecodeError:  # a terminal of another encoding: no wish that is known, and no reason to wait
            line = NOT_READABLE
        self.answered.emit(line.strip().lower() if line else Next.QUIT.value)


@dataclass
class Session:
    """One sitting of one person before the microphone."""

    pack: Pack
    words: Texts
    asker: Asker = field(default_factory=Asker)
    recorder: Recorder = field(default_factory=Recorder)
    kept: int = 0

    def go_through(self, pieces: list[Piece]) -> None:
        """Take the pieces one by one, until the last or until the person ends it."""
        click.echo(self.words("voicepack-record-intro"))
        for count, piece in enumerate(pieces, start=1):
            said = self.words("voicepack-record-piece", count=str(count), all=str(len(pieces)), text=piece.text)
            click.echo("\n" + said)
            if self._one(piece) is Next.QUIT:
                break

    def _one(self, piece: Piece) -> Next:
        while True:
            wish = self.asker.ask(self.words("voicepack-record-start"))
            if wish in (Next.SKIP.value, Next.QUIT.value):
                return Next(wish)
            self.recorder.start()
            self.asker.ask(self.words("voicepack-record-stop"))
            samples = trimmed(self.recorder.stop(), RATE)
            if not samples:
                click.echo(self.words("voicepack-record-empty"))
                continue
            wish_after = self._judge(piece, samples)
            if wish_after is not Next.AGAIN:
                return wish_after

    def _judge(self, piece: Piece, samples: bytes) -> Next:
        """Tell what is wrong with it, let it be heard, and do what the person wants with it."""
        self._write(piece, samples, ".draft.wav")
        for line in self._faults(piece, samples):
            click.echo(line)
        while True:
            given = self.asker.ask(self.words("voicepack-record-next"))
            wish = Next(given) if given in {each.value for each in Next} else Next.AGAIN
            if wish is not Next.PLAY:
                break
            self._play(piece)
        draft = self._file(piece, ".draft.wav")
        if wish is Next.KEEP:
            self._keep(piece, seconds_of(samples), draft)
        else:
            draft.unlink(missing_ok=True)
        return wish

    def _faults(self, piece: Piece, samples: bytes) -> list[str]:
        language, seconds, level = self.pack.language, seconds_of(samples), level_dbfs(samples, RATE)
        found = []
        if too_fast(piece.text, language, seconds):
            speed, most = f"{pace(piece.text, language, seconds):.0f}", f"{limit(language):.0f}"
            found.append(self.words("voicepack-record-fast", pace=speed, limit=most))
        if level < QUIETEST_DBFS:
            found.append(self.words("voicepack-record-quiet", level=f"{level:.0f}"))
        return found

    def _keep(self, piece: Piece, seconds: float, draft: Path) -> None:
        draft.replace(self._file(piece, ".wav"))
        self._file(piece, ".ogg").unlink(missing_ok=True)
        self.pack = replace(self.pack, seconds={**self.pack.seconds, self.pack.file_name(piece.name): seconds})
        write_about(self.pack)
        self.kept += 1
        click.echo(self.words("voicepack-record-kept"))

    def _write(self, piece: Piece, samples: bytes, ending: str) -> None:
        write_wave(self._file(piece, ending), samples)

    def _file(self, piece: Piece, ending: str) -> Path:
        return self.pack.folder / f"{self.pack.file_name(piece.name)}{ending}"

    def _play(self, piece: Piece) -> None:
        loop = QEventLoop()
        voice = Voice(lambda _: loop.quit(), Packs({}))
        voice.finished.connect(loop.quit)
        voice.play(self._file(piece, ".draft.wav"))
        if voice.speaking:
            loop.exec()
        voice.stop()


def run_session(folder: Path, language: str | None, who: str | None, own: tuple[str, ...] = (), *, anew: bool) -> None:
    """Record what the pack lacks, or everything `anew`; at last the clinic's own words, `own` among them.

    Raises ClickException in the terminal's words.
    """
    words = terminal_texts()
    if not has_microphone():
        raise click.ClickException(words("voicepack-record-no-microphone"))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would hold Ctrl+C back; all that is kept is on the disk
    try:
        session = Session(with_words(_pack(folder, language, who, words), own), words)
        every = (*every_piece(session.pack.language), *own_pieces(session.pack.words))
        pieces = [piece for piece in every if anew or not session.pack.file(piece.name)]
        session.go_through(pieces)
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise click.ClickException(words("voicepack-record-cannot-write", path=str(folder), reason=reason)) from None
    path = session.pack.folder
    click.echo(words("voicepack-record-done", count=str(session.kept), path=str(path)))
    click.echo(words("voicepack-record-config", path=str(path)))


def _pack(folder: Path, language: str | None, who: str | None, words: Texts) -> Pack:
    if (folder / ABOUT).exists():
        try:
            return load_pack(folder)
        except PackUnreadable as trouble:
            raise click.ClickException(words(trouble.phrase, **trouble.arguments)) from None
    language = language or click.prompt(
        words("voicepack-record-language"), type=click.Choice(LANGUAGES), default=LANGUAGES[0]
    )
    who = who if who is not None else click.prompt(words("voicepack-record-who"), default="")
    pack = Pack(folder, language, who)
    write_about(pack)
    return pack
