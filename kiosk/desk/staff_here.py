"""Staff at the kiosk itself: the badge says who, the PIN proves it, and the audit knows from when to when."""

from __future__ import annotations

from kiosk.desk.workplace import Workplace, desk_edge
from kiosk.domain.pin import normalise_pin
from kiosk.domain.scanned_code import ScannedKind, scanned_kind
from kiosk.domain.staff import LockedOut, Role, SignInResult, StaffMember
from kiosk.store.staff import sign_in, sign_in_as, staff_of_badge

LONGEST_BADGE = 120


def whose_badge(desk: Workplace, data: bytes) -> str | None:
    """Return which member of staff carries the badge that was read; None for any other code. Raises DeskFailed."""
    if scanned_kind(data, desk.settings.scan_rules) is ScannedKind.INSURANCE_VOUCHER:
        return None
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    if not 0 < len(text) <= LONGEST_BADGE:
        return None
    with desk.looking() as look:
        return staff_of_badge(look.connection, look.clinic_id, text)


def begin_takeover(desk: Workplace, pin: str, badge_of: str | None) -> str | LockedOut | None:
    """Return who took over, None for a wrong PIN. Any role may help somebody at a kiosk. Raises DeskFailed.

    Locked out is the account whose badge was shown; without a badge, this desk for those who show none.
    """
    member = _member(desk, normalise_pin(pin), badge_of)
    if not isinstance(member, StaffMember):
        return member if isinstance(member, LockedOut) else None
    with desk.writing() as work:
        work.audit("taken_over_here", member.id, desk=desk.settings.desk_id)
    return member.id


def end_takeover(desk: Workplace, staff_id: str) -> None:
    """Write down that the journey is the person's again. Raises DeskFailed."""
    with desk.writing() as work:
        work.audit("handed_back_here", staff_id, desk=desk.settings.desk_id)


def _member(desk: Workplace, pin: str, badge_of: str | None) -> SignInResult:
    place, now = desk.settings.place, desk.clock.now()
    with desk_edge():
        if badge_of is not None:
            return sign_in_as(desk.store, place, now, badge_of, pin)
        return sign_in(desk.store, place, now, pin, set(Role))
