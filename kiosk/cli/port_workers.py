"""The reading devices of one desk, as kiosk.toml names them: for the kiosk and the window. Printers are spooled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from devices.card_reader import CardReaderWorker
from devices.device_thread import DeviceThread
from devices.ports import PortFinder
from devices.protocols.sam_questions import PresenceProbe
from devices.protocols.scanner import ScannerDress
from devices.protocols.vitals import VitalsProfile
from devices.scanner import ScannerWorker
from devices.social_security_reader import SocialSecurityReaderWorker
from devices.vitals import VitalsWorker, load_vitals_profiles
from kiosk.cli.errands import OnDeskThread, run_errand
from kiosk.config import KioskConfig
from kiosk.config_tables import VitalsSettings
from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.journey.arrivals import READER, SCANNER
from kiosk.ports import DeviceEvent, VitalsMeasured

SOCIAL_SECURITY_READER = "social-security-reader"

KeepReading = Callable[[str, str, Vitals | MeasurementFailed], None]
"""Keeps what the device of that name and model measured. Raises DeskFailed."""


def port_workers(
    config: KioskConfig,
    finder: PortFinder,
    post: Callable[[DeviceEvent], None],
    measured: Callable[[VitalsMeasured], None],
) -> list[DeviceThread]:
    """Return a worker for each reading device; none is started yet."""
    reader, scanner = config.card_reader, config.scanner
    workers = list[DeviceThread]()
    if reader is not None:
        presence = PresenceProbe(reader.presence)
        workers.append(CardReaderWorker(READER, reader.url, reader.baud, post, presence=presence, finder=finder))
    if scanner is not None:
        dress = ScannerDress(scanner.prefix.encode(), scanner.code_id == "aim")
        workers.append(ScannerWorker(SCANNER, scanner.url, scanner.baud, post, dress=dress, finder=finder))
    if config.social_security_reader is not None:
        part = config.social_security_reader.reader
        workers.append(SocialSecurityReaderWorker(SOCIAL_SECURITY_READER, part, post))
    for device in config.vitals:
        workers.append(VitalsWorker(device.name, device.url, vitals_profile(device), post, measured, finder=finder))
    return workers


def vitals_profile(device: VitalsSettings) -> VitalsProfile:
    """Return the device's model, with the speed of this very device."""
    model = load_vitals_profiles()[device.profile]
    return model if device.baud is None else replace(model, baud=device.baud)


def keeping(config: KioskConfig, keep: KeepReading, on_desk_thread: OnDeskThread) -> Callable[[VitalsMeasured], None]:
    """Return who takes a reading from a port's thread to the desk's. One that cannot be kept is measured again."""
    models = {device.name: device.profile for device in config.vitals}

    def measured(event: VitalsMeasured) -> None:
        run_errand(on_desk_thread, lambda: keep(event.device, models[event.device], event.outcome))

    return measured
