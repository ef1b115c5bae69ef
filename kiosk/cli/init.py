"""`kiosk init`: asks one thing at a time, then founds the clinic's desk on this machine, or joins another one."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from kiosk.cli.founding import PRIVATE_NAME, Answers, FirstDepartment, Founded, found_clinic
from kiosk.cli.joining import ask_for_desk, join_desk, opened_to_join
from kiosk.cli.questions import ask, ask_devices, ask_optional, ask_pin, say, setting
from kiosk.cli.settings_file import DeskAnswers
from kiosk.config_tables import DEFAULT_FOLDER
from kiosk.domain.desks import DeskKind
from kiosk.store.key import key_warning
from kiosk.store.recovery import RecoveryProblem, fingerprint
from kiosk.store.trouble import StoreTrouble
from kiosk.texts import Texts, terminal_texts, texts

_HAN = re.compile("[\u4e00-\u9fff]")


@click.command("init")
@click.option(
    "--folder",
    default=DEFAULT_FOLDER,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the encrypted store and its keys shall lie: not there yet, or empty. With --join: where they lie.",
)
@click.option(
    "--config",
    default=Path("kiosk.toml"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file of settings to write.",
)
@click.option(
    "--join",
    is_flag=True,
    help="Add another desk (a window, a second kiosk) to the store in --folder.",
)
def command(folder: Path, config: Path, *, join: bool) -> None:
    """Set up a clinic's desk on this machine: store, keys, recovery key, first staff, settings.

    Asks one thing at a time. Answers may also be piped in, one a line. With --join nothing is made but the desk and its
    file of settings.
    """
    folder, config = folder.absolute(), config.absolute()
    with _told(folder):
        if join:
            _join(folder, config)
        else:
            _found(folder, config)


def _found(folder: Path, config: Path) -> None:
    _refuse_what_is_there(folder, config)
    say("init-welcome")
    answers = _ask_all(folder)
    with _undone_by_signals():
        founded = found_clinic(answers, folder, config)
    _report(founded, folder, config)


def _join(folder: Path, config: Path) -> None:
    _refuse_settings_that_are_there(config)
    with opened_to_join(folder) as clinic:
        say("join-welcome", clinic=clinic.clinic.name, desks=", ".join(desk.name for desk in clinic.desks))
        desk = ask_for_desk(clinic)
        with _undone_by_signals():
            join_desk(clinic, desk, config)
    say("join-done", desk=desk.desk_name)
    say("init-made-config", path=str(config))
    say(f"join-next-{desk.kind.value}", path=str(config))


_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in words what went wrong."""
    try:
        yield
    except (click.Abort, KeyboardInterrupt):
        raise click.ClickException(terminal_texts()("init-given-up")) from None
    except UnicodeDecodeError:
        raise click.ClickException(terminal_texts()("init-encoding", encoding=sys.stdin.encoding)) from None
    except OSError as trouble:
        path, reason = str(trouble.filename or folder), trouble.strerror or type(trouble).__name__
        raise click.ClickException(terminal_texts()("init-cannot-write", path=path, reason=reason)) from None
    except StoreTrouble as trouble:
        raise click.ClickException(terminal_texts()(f"store-{trouble.phrase}", folder=str(folder))) from None


@contextmanager
def _undone_by_signals() -> Iterator[None]:
    """Let a signal undo what is being made. While questions are asked nothing is made: there it may just end us."""

    def end(_number: int, _frame: FrameType | None) -> NoReturn:
        for number in _ENDING:
            signal.signal(number, signal.SIG_IGN)  # a second one would end the undoing half-way
        raise click.Abort

    before = {number: signal.signal(number, end) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refuse_what_is_there(folder: Path, config: Path) -> None:
    words = terminal_texts()
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise click.ClickException(words("init-folder-exists", folder=str(folder)))
    _refuse_settings_that_are_there(config)


def _refuse_settings_that_are_there(config: Path) -> None:
    if config.exists():
        raise click.ClickException(terminal_texts()("init-config-exists", path=str(config)))


def _ask_all(folder: Path) -> Answers:
    clinic_name = ask("init-clinic-name", judge=setting("clinic", "name"))
    paper = texts_of_clinic(clinic_name)
    desk, department = _ask_for_desk(clinic_name, paper), _ask_for_department(paper)
    recovery = Path(ask("init-recovery", judge=lambda answer: _recovery_problem(answer, folder))).absolute()
    lead_name = ask("init-lead-name", judge=setting("clinic", "name"))
    lead_pin = ask_pin("init-lead-pin")
    technician_pin = ask_pin("init-technician-pin", lead_pin)
    return Answers(desk, recovery, department, lead_name, lead_pin, paper("init-technician-name"), technician_pin)


def _ask_for_desk(clinic_name: str, paper: Texts) -> DeskAnswers:
    phone = ask_optional("init-clinic-phone", setting("clinic", "phone"))
    director_phone = ask_optional("init-director-phone", setting("clinic", "director_phone"))
    kind = DeskKind(ask("init-desk-kind", DeskKind.KIOSK.value, setting("desk", "kind")))
    desk_name = ask("init-desk-name", paper("init-desk-name-default"), setting("desk", "name"))
    window = ask("init-window", "1", setting("desk", "window"))
    prefix = ask("init-prefix", "K1", setting("desk", "prefix"))
    devices = ask_devices()
    return DeskAnswers(
        clinic_name=clinic_name,
        phone=phone,
        director_phone=director_phone,
        kind=kind,
        desk_name=desk_name,
        window=window,
        prefix=prefix,
        card_reader=devices.card_reader,
        scanner=devices.scanner,
        printers=devices.printers,
        settings_note=terminal_texts()("init-settings-note"),
    )


def _ask_for_department(paper: Texts) -> FirstDepartment:
    return FirstDepartment(
        ask("init-department", paper("init-department-default"), setting("clinic", "name")),
        paper("init-department-plain"),
        ask("init-doctor", paper("init-doctor-default"), setting("clinic", "name")),
        ask("init-room", "101", setting("clinic", "name")),
    )


def texts_of_clinic(name: str) -> Texts:
    """Return the words that are proposed for tickets: in the clinic's own language, whatever the terminal's."""
    return texts("zh_CN") if _HAN.search(name) else terminal_texts()


def _recovery_problem(answer: str, folder: Path) -> str | None:
    words, path = terminal_texts(), Path(answer).absolute()
    if path.is_relative_to(folder):
        return words("init-recovery-inside")
    if path.is_dir():
        old = path / PRIVATE_NAME
        return words("init-recovery-full", file=str(old)) if old.exists() else None
    if not path.is_file():
        return words("init-recovery-missing")
    pem = path.read_bytes()
    if b"PRIVATE" in pem:
        return words("init-recovery-private")
    problem = fingerprint(pem)
    return words(f"recovery-{problem.value}") if isinstance(problem, RecoveryProblem) else None


def _report(founded: Founded, folder: Path, config: Path) -> None:
    say("init-done")
    say("init-made-store", folder=str(folder))
    say("init-made-config", path=str(config))
    if founded.recovery_key is None:
        say("init-used-recovery", mark=founded.recovery_mark)
    else:
        say("init-made-recovery", path=str(founded.recovery_key), mark=founded.recovery_mark)
    if warning := key_warning(founded.store_key):
        say(warning)
    say("init-timetable")
    say("init-next", path=str(config))
