"""`kiosk wizard`: finds each device by asking to plug it in, tries it, and writes it into kiosk.toml.

One question at a time. A port is known by what is new on the list; an address may be typed instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from devices.card_reader import find_baud
from devices.link import Unplugged
from devices.ports import ListPorts, PortFinder, PortInfo, by_path, list_serial_ports
from devices.probes import PrinterFound, find_printer, hear_scan, hear_vitals
from devices.social_security_reader import NoPcsc, pcsc
from devices.vitals import load_vitals_profiles
from kiosk.cli.printer_media import QUEUES, model_problem, printable
from kiosk.cli.wizard_file import TomlValue, with_listed, with_table, write_checked
from kiosk.config import setting_problem
from kiosk.config_problems import ConfigInvalid
from kiosk.config_values import RECEIPT_KINDS, SHEET_KINDS, DocumentKindName
from kiosk.ports import StatusDialect
from kiosk.texts import terminal_texts
from printing.profiles import load_profiles

SCANNER_BAUD = 9600
SCAN_PATIENCE_S = 20.0
VITALS_PATIENCE_S = 90.0
"""A cuff takes most of a minute."""
VITALS = {"blood-pressure": "omron-hbp-9030", "scale": "height-weight-line"}
YES, LEAVE_OUT = "y", "-"
_DASHES = frozenset("-\u2010\u2013\u2014\uff0d\u2212")
"""What the key of - gives with a Chinese input method, and LEAVE_OUT itself."""
_PROFILES = {
    StatusDialect.TSPL: "label-tspl-203",
    StatusDialect.ZPL_HS: "label-zpl-203",
    StatusDialect.DLE_EOT: "receipt-80-escpos-203",
}

_CARDS_PROFILE = "card-id1-pdf"

Ask = Callable[[str, str], str]
"""Asks a question with a default, and returns the answer."""


@dataclass(frozen=True)
class PrinterPlace:
    """A printer that a desk may have: its name, what it prints, the languages to try, the usual model."""

    name: str
    prints: tuple[DocumentKindName, ...]
    dialects: tuple[StatusDialect, ...]


CARDS = PrinterPlace("cards", SHEET_KINDS, ())
PRINTERS = (
    PrinterPlace("labels", ("sticker",), (StatusDialect.TSPL, StatusDialect.DLE_EOT, StatusDialect.ZPL_HS)),
    PrinterPlace("receipts", RECEIPT_KINDS, (StatusDialect.DLE_EOT, StatusDialect.TSPL)),
)


@click.command("wizard")
@click.option(
    "--config",
    default=Path("kiosk.toml"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings that the devices are written into; kiosk init makes them.",
)
def command(config: Path) -> None:
    """Find each device by plugging it in, try it, and write it into the settings."""
    words = terminal_texts()
    try:
        text = config.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(words("wizard-no-file", path=str(config))) from None
    wizard = Wizard(_ask, click.echo, list_serial_ports)
    try:
        found = wizard.run(text)
        write_checked(config, found)
    except (click.Abort, KeyboardInterrupt):
        raise click.ClickException(words("wizard-given-up")) from None
    except ConfigInvalid as invalid:
        raise click.ClickException(invalid.describe(words)) from None
    except OSError as trouble:
        raise click.ClickException(words("wizard-cannot-write", reason=trouble.strerror or "")) from None
    click.echo(words("wizard-done", path=str(config)))


def _ask(question: str, default: str) -> str:
    return str(click.prompt(question, default=default, show_default=bool(default)))


class Wizard:
    """The questions, one after the other. `ports` lists the machine's ports, so that a test may plug devices in."""

    def __init__(self, ask: Ask, say: Callable[[str], None], ports: ListPorts, patience_s: float | None = None) -> None:
        self._ask = ask
        self._say = say
        self._ports = ports
        self._finder = PortFinder((), ports)
        self._scan_patience_s = patience_s or SCAN_PATIENCE_S
        self._patience_s = patience_s or VITALS_PATIENCE_S
        self._words = terminal_texts()
        self._given = set[str]()
        """Addresses that have a device already."""

    def run(self, text: str) -> str:
        """Return the settings with the devices that were found."""
        self._say(self._words("wizard-welcome"))
        if url := self._address("card-reader"):
            text = with_table(text, "card_reader", {"url": url, "baud": self._reader_baud(url)})
        if url := self._address("scanner"):
            self._try_scanner(url)
            text = with_table(text, "scanner", {"url": url, "baud": SCANNER_BAUD})
        if part := self._pcsc_reader():
            text = with_table(text, "social_security_reader", {"reader": part})
        # First, so that the wall's rule goes to whole sheets where there are both.
        if url := self._queue():
            model = self._model_of(url, CARDS, _CARDS_PROFILE)
            text = with_listed(text, "printers", {"name": CARDS.name, "url": url, **model})
        for place in PRINTERS:
            if url := self._address(place.name):
                text = with_listed(text, "printers", {"name": place.name, "url": url, **self._model(url, place)})
        for name, usual in VITALS.items():
            if url := self._address(name):
                text = with_listed(
                    text, "vitals", {"name": name, "url": url, "profile": self._vitals_model(url, usual)}
                )
        return text

    def _queue(self) -> str | None:
        """Return the address of the system printer for cards and sheets; None when there is none."""
        words = self._words
        if not self._ask(words("wizard-is-there", device=words("wizard-device-cards")), "n").lower().startswith(YES):
            return None
        while True:
            typed = self._ask(words("wizard-queue"), LEAVE_OUT).strip()
            if _leaves_out(typed):
                return None
            address = typed if "/" in typed else f"{QUEUES}{typed}"
            if self._is_usable(address):
                return address

    def _pcsc_reader(self) -> str | None:
        """Return a part of the name of the reader for social-security cards; None when there is none."""
        words = self._words
        name = words("wizard-device-social-security-reader")
        if not self._ask(words("wizard-is-there", device=name), "n").lower().startswith(YES):
            return None
        try:
            with pcsc() as conversation:
                names = conversation.readers()
        except NoPcsc as missing:
            self._say(words("wizard-pcsc-none", why=words(f"device-found-{missing.trouble.value.replace('_', '-')}")))
            return None
        if not names:
            self._say(words("wizard-pcsc-none", why=words("device-found-gone")))
            return None
        part = self._ask(words("wizard-pcsc-which", names=" / ".join(names)), names[0]).strip()
        return None if not part or _leaves_out(part) else part

    def _vitals_model(self, url: str, usual: str) -> str:
        """Return the model; somebody is measured, and nobody looks at the values."""
        known = load_vitals_profiles()
        while (profile := self._ask(self._words("wizard-vitals-profile"), usual)) not in known:
            self._say(self._words("config-vitals-profile", known=", ".join(sorted(known))))
        self._say(self._words("wizard-measure"))
        try:
            heard = hear_vitals(self._finder.find(url), known[profile], self._patience_s)
        except Unplugged:
            self._say(self._words("wizard-cannot-open"))
            return profile
        self._say(self._words("wizard-measured" if heard else "wizard-nothing-measured"))
        return profile

    def _address(self, device: str) -> str | None:
        """Return the device's address, found by plugging it in or typed; None when there is none."""
        words = self._words
        name = words(f"wizard-device-{device}")
        if not self._ask(words("wizard-is-there", device=name), YES).lower().startswith(YES):
            return None
        while True:
            self._ask(words("wizard-unplug", device=name), "")
            before = {port.path for port in self._ports()}
            self._ask(words("wizard-plug-in", device=name), "")
            new = [port for port in self._ports() if port.path not in before]
            if new:
                address = self._address_of(new)
                self._say(words("wizard-found", device=name, address=address))
                self._given.add(address)
                return address
            typed = self._ask(words("wizard-nothing-new"), "").strip()
            if _leaves_out(typed):
                return None
            if typed and self._is_usable(typed):
                return typed

    def _is_usable(self, address: str) -> bool:
        """Judge an address that was typed, while it can still be typed again."""
        problem = setting_problem("scanner", "url", address)
        if problem is not None:
            self._say(problem.describe(self._words))
        elif address in self._given:
            self._say(self._words("config-line-twice", value=address))
        else:
            self._given.add(address)
            return True
        return False

    def _address_of(self, new: list[PortInfo]) -> str:
        if len(new) == 1:
            return _lasting_address(new[0])
        for number, port in enumerate(new, start=1):
            self._say(f"  {number}  {port.path}  {port.product or ''}")
        while True:
            answer = self._ask(self._words("wizard-which"), "1")
            if answer.isdecimal() and 1 <= int(answer) <= len(new):
                return _lasting_address(new[int(answer) - 1])

    def _reader_baud(self, url: str) -> int | str:
        try:
            baud = find_baud(self._finder, url)
        except Unplugged:
            self._say(self._words("wizard-cannot-open"))
            return "auto"
        if baud is None:
            self._say(self._words("wizard-reader-silent"))
            return "auto"
        self._say(self._words("wizard-reader-answers", baud=str(baud)))
        return baud

    def _try_scanner(self, url: str) -> None:
        self._say(self._words("wizard-scan-something"))
        try:
            heard = hear_scan(self._finder.find(url), SCANNER_BAUD, self._scan_patience_s)
        except Unplugged:
            self._say(self._words("wizard-cannot-open"))
            return
        self._say(self._words("wizard-scanned" if heard else "wizard-nothing-scanned"))

    def _model(self, url: str, place: PrinterPlace) -> dict[str, TomlValue]:
        """Return the model, its speed where that is not the model's own, and what it prints."""
        found = self._tried(url, place)
        usual = _PROFILES[found.dialect if found else place.dialects[0]]
        if found and found.dialect is StatusDialect.DLE_EOT and place.name == "labels":
            usual = "label-escpos-203"
        model = self._model_of(url, place, usual)
        own = load_profiles()[str(model["profile"])].baud
        speed: dict[str, TomlValue] = {"baud": found.baud} if found and found.baud != own else {}
        return {"profile": model["profile"], **speed, "prints": model["prints"]}

    def _model_of(self, url: str, place: PrinterPlace, usual: str) -> dict[str, TomlValue]:
        """Return the model that was chosen among those whose paper fits, and what it prints."""
        known = load_profiles()
        while True:
            profile = self._ask(self._words("wizard-profile"), usual).strip()
            problem = model_problem(profile, url, place.prints, known, self._words)
            if problem is None:
                return {"profile": profile, "prints": printable(place.prints, known[profile])}
            self._say(problem)

    def _tried(self, url: str, place: PrinterPlace) -> PrinterFound | None:
        try:
            found = find_printer(self._finder.find(url), place.dialects)
        except Unplugged:
            self._say(self._words("wizard-cannot-open"))
            return None
        if found is None:
            self._say(self._words("wizard-printer-silent"))
        else:
            self._say(self._words("wizard-printer-answers", language=found.dialect.value, baud=str(found.baud)))
        return found


def _leaves_out(answer: str) -> bool:
    return bool(answer) and set(answer) <= _DASHES


def _lasting_address(port: PortInfo) -> str:
    """Return the name that stays after a restart: the USB socket, the by-path link, else the path."""
    return (port.usb_url if port.location else None) or by_path(port) or port.path
