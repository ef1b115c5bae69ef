"""`kiosk init`: asks one thing at a time, then founds the clinic's desk on this machine.

Answers may be piped in, one on each line, in the same order; then a wrong or missing answer ends it. PINs are never
shown, and are never taken from an option or the environment.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from kiosk.cli.founding import PRIVATE_NAME, Answers, FirstDepartment, Founded, PrinterAnswer, found_clinic
from kiosk.config import DEFAULT_FOLDER, DeskKind, setting_problem
from kiosk.domain.pin import normalise_pin, pin_problem
from kiosk.store.key import key_warning
from kiosk.store.recovery import RecoveryProblem, fingerprint
from kiosk.store.trouble import StoreTrouble
from kiosk.texts import terminal_texts
from printing.profiles import load_profiles

Judge = Callable[[str], str | None]
"""Returns why an answer cannot be taken, None when it can."""

LABELS_PROFILE, RECEIPTS_PROFILE = "label-tspl-203", "receipt-80-escpos-203"
MOST_TRIES = 100


@click.command("init")
@click.option(
    "--folder",
    default=DEFAULT_FOLDER,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the encrypted store and its keys shall lie. Must not be there yet, or be empty.",
)
@click.option(
    "--config",
    default=Path("kiosk.toml"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file of settings to write.",
)
def command(folder: Path, config: Path) -> None:
    """Set up a clinic's desk on this machine: store, keys, recovery key, first staff, settings.

    Asks one thing at a time. Answers may also be piped in, one a line.
    """
    folder, config = folder.absolute(), config.absolute()
    try:
        _refuse_what_is_there(folder, config)
        _say("init-welcome")
        answers = _ask_all(folder)
        with _undone_by_signals():
            founded = found_clinic(answers, folder, config)
    except (click.Abort, KeyboardInterrupt):
        raise click.ClickException(terminal_texts()("init-given-up")) from None
    except UnicodeDecodeError:
        raise click.ClickException(terminal_texts()("init-encoding", encoding=sys.stdin.encoding)) from None
    except OSError as trouble:
        path, reason = str(trouble.filename or folder), trouble.strerror or type(trouble).__name__
        raise click.ClickException(terminal_texts()("init-cannot-write", path=path, reason=reason)) from None
    except StoreTrouble as trouble:
        raise click.ClickException(terminal_texts()(f"store-{trouble.phrase}", folder=str(folder))) from None
    _report(founded, folder, config)


@contextmanager
def _undone_by_signals() -> Iterator[None]:
    """Let a signal undo what is being made. While questions are asked nothing is made: there it may just end us."""

    def end(_number: int, _frame: FrameType | None) -> NoReturn:
        raise click.Abort

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refuse_what_is_there(folder: Path, config: Path) -> None:
    texts = terminal_texts()
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise click.ClickException(texts("init-folder-exists", folder=str(folder)))
    if config.exists():
        raise click.ClickException(texts("init-config-exists", path=str(config)))


def _ask_all(folder: Path) -> Answers:
    texts = terminal_texts()
    clinic_name = _ask("init-clinic-name", judge=_setting("clinic", "name"))
    phone = _ask_optional("init-clinic-phone", _setting("clinic", "phone"))
    director_phone = _ask_optional("init-director-phone", _setting("clinic", "director_phone"))
    kind = DeskKind(_ask("init-desk-kind", DeskKind.KIOSK.value, _setting("desk", "kind")))
    desk_name = _ask("init-desk-name", texts("init-desk-name-default"), _setting("desk", "name"))
    window = _ask("init-window", "1", _setting("desk", "window"))
    prefix = _ask("init-prefix", "K1", _setting("desk", "prefix"))
    card_reader, scanner, printers = _ask_devices()
    department = FirstDepartment(
        _ask("init-department", texts("init-department-default"), _setting("clinic", "name")),
        texts("init-department-plain"),
        _ask("init-doctor", texts("init-doctor-default"), _setting("clinic", "name")),
        _ask("init-room", "101", _setting("clinic", "name")),
    )
    recovery = Path(_ask("init-recovery", judge=lambda answer: _recovery_problem(answer, folder))).absolute()
    lead_name = _ask("init-lead-name", judge=_setting("clinic", "name"))
    lead_pin = _ask_pin("init-lead-pin")
    technician_pin = _ask_pin("init-technician-pin", lead_pin)
    return Answers(
        clinic_name,
        phone,
        director_phone,
        kind,
        desk_name,
        window,
        prefix,
        card_reader,
        scanner,
        printers,
        recovery,
        department,
        lead_name,
        lead_pin,
        texts("init-technician-name"),
        technician_pin,
        texts("init-settings-note"),
    )


def _ask_devices() -> tuple[str | None, str | None, tuple[PrinterAnswer, ...]]:
    taken: set[str] = set()

    def ask_line(question: str) -> str | None:
        line = _ask_optional(question, lambda answer: _line_problem(answer, taken))
        taken.update({line} if line else set())
        return line

    card_reader, scanner = ask_line("init-card-reader"), ask_line("init-scanner")
    printers = []
    for question, name, profile, prints in (
        ("init-labels", "labels", LABELS_PROFILE, ("sticker",)),
        ("init-receipts", "receipts", RECEIPTS_PROFILE, ("ticket", "temporary")),
    ):
        if line := ask_line(question):
            printers.append(PrinterAnswer(name, line, _ask("init-profile", profile, _profile_problem), prints))
    return card_reader, scanner, tuple(printers)


def _setting(table: str, key: str) -> Judge:
    def judge(answer: str) -> str | None:
        problem = setting_problem(table, key, answer)
        return None if problem is None else terminal_texts()(problem.phrase, **problem.arguments)

    return judge


def _line_problem(answer: str, taken: set[str]) -> str | None:
    if answer in taken:
        return terminal_texts()("config-line-twice", value=answer)
    return _setting("scanner", "url")(answer)


def _profile_problem(answer: str) -> str | None:
    profiles = load_profiles()
    return None if answer in profiles else terminal_texts()("config-profile", known=", ".join(sorted(profiles)))


def _recovery_problem(answer: str, folder: Path) -> str | None:
    texts, path = terminal_texts(), Path(answer).absolute()
    if path.is_relative_to(folder):
        return texts("init-recovery-inside")
    if path.is_dir():
        old = path / PRIVATE_NAME
        return texts("init-recovery-full", file=str(old)) if old.exists() else None
    if not path.is_file():
        return texts("init-recovery-missing")
    pem = path.read_bytes()
    if b"PRIVATE" in pem:
        return texts("init-recovery-private")
    problem = fingerprint(pem)
    return texts(f"recovery-{problem.value}") if isinstance(problem, RecoveryProblem) else None


def _ask(question: str, default: str | None = None, judge: Judge | None = None, *, needed: bool = True) -> str:
    """Ask until the answer can be taken; from a pipe, once."""
    texts = terminal_texts()
    for _ in range(MOST_TRIES):
        answer = _answer(texts(question), default)
        reason = _reason(answer, judge) if answer or needed else None
        if reason is None:
            return answer
        _refuse_if_piped(question, reason)
        click.echo(f"  {reason}")
    raise click.Abort


def _reason(answer: str, judge: Judge | None) -> str | None:
    texts = terminal_texts()
    if not answer:
        return texts("init-needed")
    if not answer.isprintable():
        return texts("init-control")
    return judge(answer) if judge else None


def _ask_optional(question: str, judge: Judge) -> str | None:
    return _ask(question, "", judge, needed=False) or None


def _ask_pin(question: str, other_than: str | None = None) -> str:
    texts = terminal_texts()
    for _ in range(MOST_TRIES):
        pin = normalise_pin(_answer(texts(question), hidden=True))
        problem = pin_problem(pin)
        if problem is not None:
            reason = texts(f"pin-{problem.value}")
        elif pin == other_than:
            reason = texts("pin-same-as-lead")
        elif normalise_pin(_answer(texts("init-pin-again"), hidden=True)) != pin:
            reason = texts("pin-twice")
        else:
            return pin
        _refuse_if_piped(question, reason)
        click.echo(f"  {reason}")
    raise click.Abort


def _answer(question: str, default: str | None = None, *, hidden: bool = False) -> str:
    """Return one line. From a pipe it is read as it is: `getpass` would go past the pipe to the terminal."""
    if sys.stdin.isatty():
        answer = click.prompt(question, default or "", hide_input=hidden, show_default=bool(default))
        return str(answer).strip()
    line = sys.stdin.readline()
    if not line:
        raise click.ClickException(terminal_texts()("init-answer-missing", question=question))
    return line.strip() or default or ""


def _refuse_if_piped(question: str, reason: str) -> None:
    if not sys.stdin.isatty():
        texts = terminal_texts()
        raise click.ClickException(texts("init-answer-wrong", question=texts(question), reason=reason))


def _say(phrase: str, **arguments: str) -> None:
    click.echo(terminal_texts()(phrase, **arguments))


def _report(founded: Founded, folder: Path, config: Path) -> None:
    _say("init-done")
    _say("init-made-store", folder=str(folder))
    _say("init-made-config", path=str(config))
    if founded.recovery_key is None:
        _say("init-used-recovery", mark=founded.recovery_mark)
    else:
        _say("init-made-recovery", path=str(founded.recovery_key), mark=founded.recovery_mark)
    if warning := key_warning(founded.store_key):
        _say(warning)
    _say("init-timetable")
    _say("init-next", path=str(config))
