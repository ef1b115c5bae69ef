"""`kiosk read-card`: read one identity card from a reader, for the technician who sets it up."""

from __future__ import annotations

import json
import queue
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

import click

from devices.card_reader import CardReaderWorker, ReaderBaud
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.names import mask_name, mask_tail
from kiosk.ports import CardFailed, CardFault, CardRead, DeviceEvent, LinkChanged, LinkState
from kiosk.texts import terminal_texts

FASTEST_BAUD = 4_000_000
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


def _baud(context: click.Context, parameter: click.Parameter, value: str) -> ReaderBaud:
    if value == "auto":
        return "auto"
    if value.isascii() and value.isdigit() and 0 < int(value) <= FASTEST_BAUD:
        return int(value)
    raise click.BadParameter(terminal_texts()("read-card-baud"))


@click.command("read-card")
@click.option("--url", required=True, help="Path of the port (/dev/ttyUSB0) or a pyserial URL (socket://host:port).")
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
    last = LinkState.DISCONNECTED
    with ExitStack() as stack:
        stack.callback(worker.stop)
        for event in _until(events, time.monotonic() + timeout_s):
            match event:
                case CardRead(card):
                    return card
                case CardFailed(fault, status):
                    _say(_FAULT_PHRASES[fault], url=url, status=f"{status:02X}")
                case LinkChanged(_, state):
                    last = state
                    _say(_LINK_PHRASES[state], url=url)
                case _:
                    pass
    reason = "read-card-no-card" if last is LinkState.CONNECTED else _LINK_PHRASES[last]
    raise click.ClickException(terminal_texts()(reason, url=url))


def _until(events: queue.Queue[DeviceEvent], deadline: float) -> Iterator[DeviceEvent]:
    while (left := deadline - time.monotonic()) > 0:
        try:
            yield events.get(timeout=left)
        except queue.Empty:
            return


def _say(phrase: str, **arguments: str) -> None:
    click.echo(terminal_texts()(phrase, **arguments), err=True)


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
