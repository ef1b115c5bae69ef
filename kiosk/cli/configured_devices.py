"""The devices that kiosk.toml names, and one look at each. Shared by `kiosk devices` and `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from devices.checks import Found, Look, look_at_line, look_at_pcsc_reader, look_at_printer, look_at_reader
from devices.ports import PortFinder
from kiosk.cli.port_workers import SOCIAL_SECURITY_READER, vitals_profile
from kiosk.config import KioskConfig
from kiosk.config_tables import PrinterSettings, VitalsSettings
from kiosk.ports import PrinterProfile
from kiosk.texts import Texts

LAMP_BAUD = 9600


@dataclass(frozen=True)
class ConfiguredDevice:
    """A device by its name and kind (card-reader, scanner, social-security-reader, …), and how to look at it."""

    name: str
    kind: str
    url: str
    look: Callable[[], Look]


def configured_devices(
    config: KioskConfig, profiles: dict[str, PrinterProfile], finder: PortFinder
) -> Iterator[ConfiguredDevice]:
    """Give every device of the configuration; none is opened yet."""
    reader, scanner, lamp = config.card_reader, config.scanner, config.help.lamp_url
    if reader is not None:
        url, baud = reader.url, reader.baud
        yield ConfiguredDevice("card-reader", "card-reader", url, lambda: look_at_reader(url, baud, finder))
    if scanner is not None:
        line, speed = scanner.url, scanner.baud
        yield ConfiguredDevice("scanner", "scanner", line, lambda: look_at_line(line, speed, finder))
    social = config.social_security_reader
    if social is not None:
        part = social.reader
        yield ConfiguredDevice(
            SOCIAL_SECURITY_READER, "social-security-reader", part, lambda: look_at_pcsc_reader(part)
        )
    for printer in config.printers:
        profile = profile_of(printer, profiles)

        def look(url: str = printer.url, profile: PrinterProfile = profile) -> Look:
            return look_at_printer(url, profile, finder)

        yield ConfiguredDevice(printer.name, "printer", printer.url, look)
    for device in config.vitals:
        yield ConfiguredDevice(device.name, "vitals", device.url, partial(_look_at_vitals, device, finder))
    if lamp is not None:
        yield ConfiguredDevice("lamp", "lamp", lamp, lambda: look_at_line(lamp, LAMP_BAUD, finder))


def _look_at_vitals(device: VitalsSettings, finder: PortFinder) -> Look:
    return look_at_line(device.url, vitals_profile(device).baud, finder)


def profile_of(printer: PrinterSettings, profiles: Mapping[str, PrinterProfile]) -> PrinterProfile:
    """Return the printer's model, with the speed of this very printer."""
    model = profiles[printer.profile]
    return model if printer.baud is None else replace(model, baud=printer.baud)


def in_words(look: Look, words: Texts) -> str:
    """Return what was seen, and what to do about it, in the technician's language."""
    if look.found is Found.TROUBLE and look.detail is not None:
        return words(f"device-condition-{look.detail.replace('_', '-')}")
    told = words(f"device-found-{look.found.value.replace('_', '-')}")
    return f"{told} ({look.detail})" if look.detail else told
