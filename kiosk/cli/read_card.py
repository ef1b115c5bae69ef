"""`kiosk read-card`: read one identity card from a reader, for the technician who sets it up."""

from __future__ import annotations

import json
import queue
import re
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click
from click.exceptions import Exit

from devices.card_reader import CardReaderWorker, ReaderBaud
from devices.protocols.resident_card import TROUBLE_STATUS
from devices.protocols.sam_questions import FAULTS, OK
from kiosk.config_values import URL_KINDS, USB_URL
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.names import mask_name, mask_tail
from kiosk.ports import CardFailed, CardFault, CardRead, DeviceEvent, LinkChanged, LinkState
from kiosk.texts import terminal_texts

FASTEST_BAUD = 4_000_000
_LINE_KINDS = URL_KINDS - {"cups"}
_FAULT_PHRASES = {
    CardFault.LAY_AGAIN: "read-card-lay-again",
    CardFault.OTHER_CARD: "read-card-other-card",
    CardFault.READER_FAULT: "read-card-reader-fault",
}
_LINK_PHRASES = {
    LinkState.CONNECTED: "read-card-lay-a-card",
    LinkState.SILENT: "read-card-silent",
    LinkState.DISCONNECTED: "read-card-cannot-open",
}


def _url(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Refuse at once what can never become a line; a path where nothing is may be plugged in yet."""
    kind, mark, _ = value.partition("://")
    if not value.strip():
        raise click.BadParameter(terminal_texts()("read-card-url-empty"))
    if mark and kind not in _LINE_KINDS:
        kinds = ", ".join(f"{one}://" for one in sorted(_LINE_KINDS))
        raise click.BadParameter(terminal_texts()("read-card-url-kind", kinds=kinds))
    if kind == "usb" and re.fullmatch(USB_URL, value) is None:
        raise click.BadParameter(terminal_texts()("config-url-usb"))
    if not mark and _is_no_device(value):
        raise click.BadParameter(terminal_texts()("read-card-no-device", url=value))
    return value


def _is_no_device(path: str) -> bool:
    try:
        return not stat.S_ISCHR(Path(path).stat().st_mode)
    except (FileNotFoundError, PermissionError):
        return False
    except (OSError, ValueError):  # a file taken for a folder, a name that no file can have
        return True


def _baud(context: click.Context, parameter: click.Parameter, value: str) -> ReaderBaud:
    if value == "auto":
        return "auto"
    if value.isascii() and value.isdigit() and 0 < int(value) <= FASTEST_BAUD:
        return int(value)
    raise click.BadParameter(terminal_texts()("read-card-baud"))


@click.command("read-card")
@click.option(
    "--url",
    required=True,
    callback=_url,
    help="Path of the port (/dev/ttyUSB0) or a pyserial URL (socket://host:port).",
)
@click.option(
    "--baud", default="115200", show_default=True, callback=_baud, help='Speed of the line; "auto" tries them all.'
)
@click.option(
    "--timeout", type=click.FloatRange(min=0), default=30.0, show_default=True, help="Seconds to wait for a card."
)
@click.option("--show", is_flag=True, help="Print the name, number, birth date and address in full.")
def command(url: str, baud: ReaderBaud, timeout: float, show: bool) -> None:
    """Read one identity card and print it as one JSON object, masked unless --show is given."""
    card = _read(url, baud, timeout)
    _print_json(_as_json(card) if show else _masked(card))


def _read(url: str, baud: ReaderBaud, timeout_s: float) -> IdentityCard:
    """Return the first card that is read whole; what hinders it is told on stderr. Raises ClickException."""
    events: queue.Queue[DeviceEvent] = queue.Queue()
    worker = CardReaderWorker("card-reader", url, baud, events.put)
    worker.start()
    last, told = LinkState.DISCONNECTED, _Told()
    with ExitStack() as stack:
        stack.callback(worker.stop)
        for event in _until(events, time.monotonic() + timeout_s):
            match event:
                case CardRead(card):
                    return card
                case CardFailed(fault, status):
                    told.say(_fault_phrase(fault, status), url=url, status=f"{status:02X}")
                    told.failed = True
                case LinkChanged(_, state):
                    last = state
                    told.say(_LINK_PHRASES[state], url=url)
                case _:
                    pass
    if last is LinkState.CONNECTED and told.failed:
        raise Exit(1)
    raise told.last_word("read-card-no-card" if last is LinkState.CONNECTED else _LINK_PHRASES[last], url=url)


def _until(events: queue.Queue[DeviceEvent], deadline: float) -> Iterator[DeviceEvent]:
    while (left := deadline - time.monotonic()) > 0:
        try:
            yield events.get(timeout=left)
        except queue.Empty:
            return


def _fault_phrase(fault: CardFault, status: int) -> str:
    """Return the words for a failure; a status that blames nobody is not blamed on the reader."""
    if status == OK:
        return "read-card-text-unusable"
    if status == TROUBLE_STATUS:
        return "read-card-broken-answers"
    if fault is CardFault.READER_FAULT and status not in FAULTS:
        return "read-card-line-trouble"
    return _FAULT_PHRASES[fault]


class _Told:
    """What was said on stderr: nothing is said twice."""

    def __init__(self) -> None:
        self.failed = False
        """Whether a card was there and could not be read."""
        self._sentences: set[str] = set()

    def say(self, phrase: str, **arguments: str) -> None:
        """Say it, unless it was said."""
        sentence = terminal_texts()(phrase, **arguments)
        if sentence not in self._sentences:
            self._sentences.add(sentence)
            click.echo(sentence, err=True)

    def last_word(self, phrase: str, **arguments: str) -> click.ClickException | Exit:
        """Return what ends the command with exit status 1 and this reason."""
        sentence = terminal_texts()(phrase, **arguments)
        return Exit(1) if sentence in self._sentences else click.ClickException(sentence)


def _as_json(card: IdentityCard) -> dict[str, object]:
    return {
        "kind": card.kind.value,
        "name": card.name,
        "latin_name": card.latin_name,
        "sex": card.sex.value if card.sex else None,
        "birth_date": _iso(card.birth_date),
        "number": card.number,
        "nation": card.nation,
        "nationality": card.nationality,
        "address": card.address,
        "issuer": card.issuer,
        "valid_from": _iso(card.valid_from),
        "valid_to": "unreadable" if card.validity_unreadable else _iso(card.valid_to),
        "name_maybe_cut": card.name_maybe_cut,
    }


def _masked(card: IdentityCard) -> dict[str, object]:
    return _as_json(card) | {
        "name": mask_name(card.name),
        "latin_name": mask_name(card.latin_name) if card.latin_name else None,
        "birth_date": f"{card.birth_date.year}" if card.birth_date else None,
        "number": mask_tail(card.number),
        "address": None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _print_json(data: dict[str, object]) -> None:
    try:
        line = json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a surrogate pair, verbatim from the chip
        line = json.dumps(data).encode()
    click.echo(line)
