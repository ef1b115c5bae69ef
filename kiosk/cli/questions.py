"""Asking whoever sets a desk up, one thing at a time, on a terminal or from a pipe. Writes nothing.

Answers may be piped in, one on each line, in the same order; then a wrong or missing answer ends it. PINs are never
shown, and are never taken from an option or the environment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass

import click

from kiosk.cli.settings_file import PrinterAnswer
from kiosk.config import RECEIPT_KINDS, setting_problem
from kiosk.domain.pin import normalise_pin, pin_problem
from kiosk.texts import terminal_texts
from printing.profiles import load_profiles

Judge = Callable[[str], str | None]
"""Returns why an answer cannot be taken, None when it can."""

LABELS_PROFILE, RECEIPTS_PROFILE = "label-tspl-203", "receipt-80-escpos-203"
MOST_TRIES = 100


@dataclass(frozen=True)
class DeviceAnswers:
    """The devices of a desk: lines of reader and scanner, and its printers."""

    card_reader: str | None
    scanner: str | None
    printers: tuple[PrinterAnswer, ...]


def ask(
    question: str,
    default: str | None = None,
    judge: Judge | None = None,
    *,
    needed: bool = True,
    hidden: bool = False,
) -> str:
    """Ask until the answer can be taken; from a pipe, once. A `hidden` answer does not show."""
    texts = terminal_texts()
    for _ in range(MOST_TRIES):
        answer = _answer(texts(question), default, hidden=hidden)
        reason = _reason(answer, judge) if answer or needed else None
        if reason is None:
            return answer
        _refuse_if_piped(question, reason)
        click.echo(f"  {reason}")
    raise click.Abort


def ask_optional(question: str, judge: Judge) -> str | None:
    """Ask for what may be left out."""
    return ask(question, "", judge, needed=False) or None


def ask_pin(question: str, other_than: str | None = None) -> str:
    """Ask for a new PIN, twice."""
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


def ask_devices(prefix: str = "", names: Collection[str] = ()) -> DeviceAnswers:
    """Ask for the lines of all devices; a printer whose usual name is among `names` gets the desk's `prefix` too."""
    taken: set[str] = set()

    def ask_line(question: str) -> str | None:
        line = ask_optional(question, lambda answer: _line_problem(answer, taken))
        taken.update({line} if line else set())
        return line

    card_reader, scanner = ask_line("init-card-reader"), ask_line("init-scanner")
    printers = []
    for question, name, profile, prints in (
        ("init-labels", "labels", LABELS_PROFILE, ("sticker",)),
        ("init-receipts", "receipts", RECEIPTS_PROFILE, RECEIPT_KINDS),
    ):
        if line := ask_line(question):
            own = name if name not in names else f"{prefix.lower()}-{name}"
            printers.append(PrinterAnswer(own, line, ask("init-profile", profile, _profile_problem), prints))
    return DeviceAnswers(card_reader, scanner, tuple(printers))


def setting(table: str, key: str) -> Judge:
    """Judge an answer as that setting of kiosk.toml would be judged."""

    def judge(answer: str) -> str | None:
        problem = setting_problem(table, key, answer)
        return None if problem is None else terminal_texts()(problem.phrase, **problem.arguments)

    return judge


def _reason(answer: str, judge: Judge | None) -> str | None:
    texts = terminal_texts()
    if not answer:
        return texts("init-needed")
    if not answer.isprintable():
        return texts("init-control")
    return judge(answer) if judge else None


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


def _line_problem(answer: str, taken: set[str]) -> str | None:
    if answer in taken:
        return terminal_texts()("config-line-twice", value=answer)
    return setting("scanner", "url")(answer)


def _profile_problem(answer: str) -> str | None:
    profiles = load_profiles()
    return None if answer in profiles else terminal_texts()("config-profile", known=", ".join(sorted(profiles)))


def say(phrase: str, **arguments: str) -> None:
    """Say a phrase of the catalogue."""
    click.echo(terminal_texts()(phrase, **arguments))
