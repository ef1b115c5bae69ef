"""The rule of calling as a paper for the wall. Whoever prints it needs no right but to print."""

from __future__ import annotations

from kiosk.desk.not_out import failed_like
from kiosk.desk.papers import printer_of
from kiosk.desk.queue_rule import rule_lines
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.documents import WallSlip
from kiosk.domain.floor import Queued
from kiosk.store.print_ledger import queue_job
from kiosk.texts import texts

TICKET = "ticket"


def wall_slip(settings: DeskSettings, language: str) -> WallSlip:
    """Return the slip in a language."""
    rules = rule_lines(language, settings.senior_age)
    return WallSlip(settings.clinic_name, texts(language)("wall-title"), rules, language=language)


def print_wall_slip(desk: Workplace, language: str | None = None) -> Queued:
    """Queue the slip at the printer for it, else where tickets are printed. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        slip = wall_slip(look.settings, language or look.settings.language)
        printer = printer_of(look, slip.kind) or printer_of(look, TICKET)
        return Queued(queue_job(work, slip, printer, reprint_of=failed_like(look, slip)), printer)
