"""The machine's devices: told by the desk that has them, seen and looked after from every window. Opens no port."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.desk import send_elsewhere, window_papers
from kiosk.desk.floor import desk_names
from kiosk.desk.shift import Shift
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.documents import PrinterTestPage
from kiosk.domain.floor import CannotPrint, PrintJobView, PrintRequest, Queued
from kiosk.domain.machine_devices import DeviceKind, DeviceLine, DeviceView, StandIn
from kiosk.domain.staff import Act
from kiosk.store.floor import beats, is_alive
from kiosk.store.machine_devices import device_rows, have_devices, tell_link
from kiosk.store.paper_rolls import labels_left, put_in_roll
from kiosk.store.print_ledger import queue_job
from kiosk.store.printers import jobs_waiting, printer_rows

MOST_LABELS = 100_000


class OwnDevices:
    """This desk's devices in the store. Every method raises DeskFailed."""

    def __init__(self, desk: Workplace) -> None:
        self._desk = desk

    def have(self, lines: Sequence[DeviceLine]) -> None:
        """Say which devices this desk has; its process starts."""
        with self._desk.writing() as work:
            have_devices(work, lines)

    def tell(self, device: str, link: str) -> None:
        """Say how a device's line is: a LinkState's value."""
        with self._desk.writing() as work:
            tell_link(work, device, link)


class DevicesRoom:
    """The machine's devices, for everybody at a window; their lines only for who looks after machines."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def list(self) -> tuple[DeviceView, ...]:
        """Return every device of the machine."""
        desk = self._shift.doing(Act.HELP)
        with_lines = self._shift.may(Act.DEVICES)
        with desk.looking() as look:
            return _views(look, desk, with_lines)

    def open_jobs(self) -> tuple[PrintJobView, ...]:
        """Return jobs that are not on paper: unknown, failed, waiting."""
        return window_papers.open_jobs(self._looking_after())

    def answer_job(self, job: str, came_out: bool) -> None:
        """Close an unknown job with what somebody saw."""
        window_papers.answer_job(self._looking_after(), job, came_out)

    def put_in_roll(self, printer: str, labels: int) -> bool:
        """Write down a new roll of 1 to 100,000 labels; False for any other count."""
        desk = self._looking_after()
        if not 1 <= labels <= MOST_LABELS:
            return False
        with desk.writing() as work:
            put_in_roll(work, printer, labels)
        return True

    def test_page(self, printer: str) -> PrintRequest:
        """Print the test page on this very printer."""
        desk = self._looking_after()
        with desk.writing() as work:
            rows = device_rows(work.connection, work.place.clinic_id)
            row = next((one for one in rows if one.device == printer and one.kind == DeviceKind.PRINTER.value), None)
            if row is None or row.model is None:
                return CannotPrint("no-model")
            page = PrinterTestPage(row.model, printer, language=desk.settings.language)
            return Queued(queue_job(work, page, printer, None), printer)

    def stand_ins(self, printer: str | None) -> tuple[StandIn, ...]:
        """Return the printers that could print what waits at this one or failed there; None: what waits at none."""
        return send_elsewhere.stand_ins(self._looking_after(), printer)

    def send_elsewhere(self, jobs: Sequence[str], printer: str | None, to: str) -> int:
        """Send these jobs of a printer to another one; return how many still could be sent."""
        return send_elsewhere.send_elsewhere(self._looking_after(), jobs, printer, to)

    def _looking_after(self) -> Workplace:
        """Return the workplace of who prints, or looks after machines. Raises NotAllowed."""
        return self._shift.doing(Act.DEVICES if self._shift.may(Act.DEVICES) else Act.PRINT)


def _views(look: Look, desk: Workplace, with_lines: bool) -> tuple[DeviceView, ...]:
    now = desk.clock.now()
    lives = {desk_id: is_alive(row.beat_at, now) for desk_id, row in beats(look.connection, look.clinic_id).items()}
    printers = {row.printer: row for row in printer_rows(look.connection, look.clinic_id)}
    waiting, names = jobs_waiting(look.connection, look.clinic_id), desk_names(look)
    views = []
    for row in device_rows(look.connection, look.clinic_id):
        printer = printers.get(row.device) if row.kind == DeviceKind.PRINTER.value else None
        held = printer is not None and is_alive(printer.held_at, now)
        views.append(
            DeviceView(
                id=row.id,
                desk_name=names.get(row.desk_id, ""),
                device=row.device,
                kind=DeviceKind(row.kind),
                state=row.link if printer is None else printer.condition,
                running=held or lives.get(row.desk_id, False) or row.desk_id == desk.settings.desk_id,
                seen_at=row.seen_at if printer is None else printer.held_at,
                waiting=waiting.get(row.device, 0) if printer is not None else 0,
                labels_left=_left(look, row),
                url=row.url if with_lines else None,
                model=row.model,
            )
        )
    return tuple(views)


def _left(look: Look, row: Row[Any]) -> int | None:
    return labels_left(look.connection, row.device) if row.kind == DeviceKind.PRINTER.value else None
