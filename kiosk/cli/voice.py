"""`kiosk voice`: check a voice pack, hear a phrase, record the clinic's own people."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from kiosk.journey.effects import Phrase
from kiosk.store.timetable import departments
from kiosk.texts import LANGUAGES, MissingPhrase, Texts, terminal_texts, texts
from kiosk.voice.loudness import QUIETEST_DBFS, level_dbfs
from kiosk.voice.pace import limit, pace, too_fast
from kiosk.voice.pack import SHIPPED, Pack, Packs, open_packs, with_words
from kiosk.voice.pieces import VOICE, every_piece, own_pieces, pieces_of

_kept_alive: list[object] = []
"""Qt's application lives as long as the process."""


def _departments_option(command: Callable[..., None]) -> Callable[..., None]:
    said = "The desk's settings: its departments are words of the clinic's own, to be recorded too."
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("--config", "config_path", default=None, type=kind, help=said)(command)


def _departments(config_path: Path | None) -> tuple[str, ...]:
    """Return what people tap to choose a department, as a private device says it; nothing without settings.

    What is hidden is offered to nobody, and nobody has to speak it.
    """
    if config_path is None:
        return ()
    from kiosk.cli.store_access import opened_store  # noqa: PLC0415 - a pack alone needs no store

    with opened_store(config_path) as opened, opened.store.reading() as connection:
        rows = departments(connection, opened.settings.clinic_id)
    return tuple(dict.fromkeys(row.department.plain_words for row in rows if not row.hidden))


@click.group("voice")
def command() -> None:
    """Record and check the clinic's own voice, and hear it."""


@command.command("check")
@click.argument("pack", default=SHIPPED, type=click.Path(path_type=Path))
@_departments_option
def check(pack: Path, config_path: Path | None) -> None:
    """List what PACK lacks, and what is unreadable, too fast or too quiet. Without PACK: the shipped placeholder."""
    words, own = terminal_texts(), _departments(config_path)
    packs, troubles = open_packs(None, pack)
    if troubles:
        raise click.ClickException("\n".join(words(each.phrase, **each.arguments) for each in troubles))
    found = [with_words(each, own) for language in LANGUAGES for each in packs.by_language[language][:1]]
    faults = [fault for each in found for fault in _report(each, words)]
    if not faults:
        click.echo(words("voicepack-check-good"))
    sys.exit(1 if faults else 0)


@dataclass
class Findings:
    """What is wrong with a pack, each as a line, by kind."""

    missing: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    fast: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Return all lines."""
        yield from (*self.missing, *self.unreadable, *self.fast, *self.quiet)


def _report(pack: Pack, words: Texts) -> list[str]:
    from ui.sound_file import RATE, read_sounds, seconds_of  # noqa: PLC0415 - Qt is loaded when sounds are looked at

    _need_qt(words)
    click.echo(words("voicepack-check-pack", path=str(pack.folder), language=pack.language, who=pack.who or "—"))
    if pack.placeholder:
        click.echo(words("voicepack-check-placeholder"))
    findings = Findings()
    wanted = (*every_piece(pack.language), *own_pieces(pack.words))
    files = {piece: pack.file(piece.name) for piece in wanted}
    sounds = read_sounds([file for file in files.values() if file is not None])
    for piece, file in files.items():
        samples = sounds.get(file) if file is not None else None
        if file is None:
            findings.missing.append(words("voicepack-check-missing", name=piece.name, text=piece.text))
        elif samples is None:
            findings.unreadable.append(words("voicepack-check-unreadable", file=file.name))
        else:
            _judge(findings, pack, words, (file, piece.text, seconds_of(samples), level_dbfs(samples, RATE)))
    _tell(findings, len(files), words)
    return list(findings.lines())


def _judge(findings: Findings, pack: Pack, words: Texts, sound: tuple[Path, str, float, float]) -> None:
    file, text, seconds, level = sound
    if too_fast(text, pack.language, seconds):
        speed, most = f"{pace(text, pack.language, seconds):.0f}", f"{limit(pack.language):.0f}"
        findings.fast.append(words("voicepack-check-fast", file=file.name, pace=speed, limit=most, text=text))
    if level < QUIETEST_DBFS:
        least = f"{QUIETEST_DBFS:.0f}"
        findings.quiet.append(words("voicepack-check-quiet", file=file.name, level=f"{level:.0f}", least=least))


def _tell(findings: Findings, count: int, words: Texts) -> None:
    for line in findings.lines():
        click.echo(line)
    counts = {
        "all": count,
        "there": count - len(findings.missing),
        "missing": len(findings.missing),
        "unreadable": len(findings.unreadable),
        "fast": len(findings.fast),
        "quiet": len(findings.quiet),
    }
    click.echo(words("voicepack-check-summary", **{name: str(value) for name, value in counts.items()}))
    if findings.missing:
        click.echo(words("voicepack-check-fallback"))


def _need_qt(words: Texts) -> None:
    """Start Qt without a screen. Exits in words where QtMultimedia is not there."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    from ui.audio_output import load_multimedia  # noqa: PLC0415

    if load_multimedia() is None:
        raise click.ClickException(words("voicepack-check-no-decoder"))
    if QCoreApplication.instance() is None:
        _kept_alive.append(QCoreApplication(sys.argv[:1]))


@command.command("say")
@click.argument("phrase")
@click.argument("arguments", nargs=-1)
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Language.")
@click.option("--pack", type=click.Path(path_type=Path), default=None, help="A pack that comes before the shipped one.")
def say(phrase: str, arguments: tuple[str, ...], language: str, pack: Path | None) -> None:
    """Speak PHRASE of the catalogue, e.g. voice-room floor=2 room=203."""
    words = terminal_texts()
    wanted = _phrase(phrase if phrase.startswith(VOICE) else VOICE + phrase, arguments, language, words)
    packs, troubles = open_packs(pack)
    for trouble in troubles:
        click.echo(words(trouble.phrase, **trouble.arguments), err=True)
    click.echo(" ".join(piece.text for piece in pieces_of(wanted, language)))
    _say(wanted, language, packs, words)


def _phrase(phrase: str, arguments: tuple[str, ...], language: str, words: Texts) -> Phrase:
    if not texts(language).has(phrase):
        raise click.ClickException(words("voicepack-say-unknown", phrase=phrase))
    given = [argument.partition("=") for argument in arguments]
    if any(not mark or not value for _, mark, value in given):
        raise click.ClickException(words("voicepack-say-argument"))
    wanted = Phrase(phrase, tuple((name, value) for name, _, value in given))
    try:
        pieces_of(wanted, language)
    except (KeyError, MissingPhrase) as missing:
        names = str(missing).strip("'\"")
        raise click.ClickException(words("voicepack-say-missing-argument", phrase=phrase, names=names)) from None
    return wanted


def _say(phrase: Phrase, language: str, packs: Packs, words: Texts) -> None:
    _need_qt(words)
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415

    from ui.voice import Voice  # noqa: PLC0415

    loop, troubles = QEventLoop(), list[str]()

    def tell(event: str) -> None:
        troubles.append(event)
        loop.quit()

    voice = Voice(tell, packs)
    voice.finished.connect(loop.quit)
    voice.say((phrase,), language)
    if voice.speaking and not troubles:
        loop.exec()
    voice.stop()
    if troubles:
        raise click.ClickException(words(f"voicepack-trouble-{troubles[0].replace('_', '-')}"))


@command.command("record")
@click.argument("pack", type=click.Path(path_type=Path, file_okay=False))
@click.option("--language", type=click.Choice(LANGUAGES), default=None, help="Language of a new pack.")
@click.option("--who", default=None, help="Who speaks; kept in pack.toml.")
@_departments_option
@click.option("--anew", is_flag=True, help="Go through all phrases, not only those that PACK lacks.")
def record(pack: Path, language: str | None, who: str | None, config_path: Path | None, anew: bool) -> None:
    """Record a person for PACK, one phrase after the other."""
    words = terminal_texts()
    from ui.audio_output import can_sound  # noqa: PLC0415 - with Qt

    if not can_sound():  # no card and no server: QtMultimedia would only grumble
        raise click.ClickException(words("voicepack-record-no-microphone"))
    _need_qt(words)
    from kiosk.cli.voice_record import run_session  # noqa: PLC0415 - with Qt

    run_session(pack, language, who, _departments(config_path), anew=anew)
