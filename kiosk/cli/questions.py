"""Asking whoever sets a desk up, one thing at a time, on a terminal or from a pipe. Writes nothing.

Answers may be piped in, one on each line, in the same order; then a wrong or missing answer ends it. PINs are never
shown, and are never taken from an option or the environment.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import click

from kiosk.cli.printer_media import QUEUES, model_problem, printable
from kiosk.cli.settings_file import PrinterAnswer
from kiosk.config import setting_problem
from kiosk.config_values import RECEIPT_KINDS, SHEET_KINDS
from kiosk.domain.pin import normalise_pin, pin_problem
from kiosk.texts import terminal_texts
from printing.profiles import load_profiles

Judge = Callable[[str], str | None]
"""Returns why an answer cannot be taken, None when it can."""

LABELS_PROFILE, RECEIPTS_PROFILE = "label-tspl-203", "receipt-80-escpos-203"
CARDS_PROFILE, CARDS_LINE_PROFILE = "card-id1-pdf", "card-id1-tspl-203"
_QUEUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
"""What is no path and no URL, and so the name of a queue."""
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
    card_reader, scanner = _ask_line("init-card-reader", taken), _ask_line("init-scanner", taken)
    printers = []
    for question, name, usual, kinds in (
        ("init-labels", "labels", LABELS_PROFILE, ("sticker",)),
        ("init-receipts", "receipts", RECEIPTS_PROFILE, RECEIPT_KINDS),
        ("init-cards", "cards", CARDS_PROFILE, SHEET_KINDS),
    ):
        if line := _ask_line(question, taken, or_queue=kinds is SHEET_KINDS):
            own = name if name not in names else f"{prefix.lower()}-{name}"
            printers.append(_ask_model(PrinterAnswer(own, line, usual, kinds)))
    # Of two that print the wall's rule the first one is taken: whole sheets before a strip of receipts.
    printers.sort(key=lambda printer: printer.prints != ("wall",))
    return DeviceAnswers(card_reader, scanner, tuple(printers))


def _ask_line(question: str, taken: set[str], *, or_queue: bool = False) -> str | None:
    """Ask for an address, or for the bare name of a system printer's queue, that nothing else has."""

    def meant(answer: str) -> str:
        return f"{QUEUES}{answer}" if or_queue and _QUEUE.fullmatch(answer) else answer

    answer = ask_optional(question, lambda answer: _line_problem(meant(answer), taken))
    if answer is None:
        return None
    taken.add(meant(answer))
    return meant(answer)


def _ask_model(printer: PrinterAnswer) -> PrinterAnswer:
    """Ask for the model, and let the printer print what can lie in it."""
    profiles, words = load_profiles(), terminal_texts()
    usual = CARDS_LINE_PROFILE if printer.prints is SHEET_KINDS and "://" not in printer.url else printer.profile

    def judge(answer: str) -> str | None:
        return model_problem(answer, printer.url, printer.prints, profiles, words)

    profile = ask("init-profile", usual, judge)
    return replace(printer, profile=profile, prints=printable(printer.prints, profiles[profile]))


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


def say(phrase: str, **arguments: str) -> None:
    """Say a phrase of the catalogue."""
    click.echo(terminal_texts()(phrase, **arguments))
