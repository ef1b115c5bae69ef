"""What a desk forgets, and when: sent paper after some days. People, registrations and the audit stay."""

from __future__ import annotations

from datetime import datetime

from kiosk.desk.clock import clock
from kiosk.desk.workplace import Workplace
from kiosk.store.past_papers import forget_past_papers, past_papers


def forget_old_papers(desk: Workplace) -> int:
    """Delete the paper that ended longer ago than the clinic keeps it; return how many. Raises DeskFailed.

    While the machine's date is in doubt nothing is: under a clock that ran ahead today's paper would look old.
    """
    if clock(desk).doubt is not None:
        return 0
    before = desk.clock.now() - desk.settings.keep_papers
    forgotten = 0
    while _is_any_left(desk, before):
        with desk.writing() as work:
            forgotten += forget_past_papers(work, before)
    return forgotten


def _is_any_left(desk: Workplace, before: datetime) -> bool:
    """Ask without the lock that everybody waits for who writes."""
    with desk.looking() as look:
        return look.connection.scalar(past_papers(look.clinic_id, before)) is not None
