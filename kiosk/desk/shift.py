"""Who is at the window: sign-in, the lock, and the one gate that asks whether they may do what they are about to."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.workplace import Workplace, desk_edge
from kiosk.domain.pin import normalise_pin, pin_problem
from kiosk.domain.scanned_code import ScannedKind, scanned_kind
from kiosk.domain.staff import Act, NotAllowed, SignInResult, StaffMember, StaffProblem, StaffRow, UnknownBadge
from kiosk.store.staff import choose_pin, hash_pin, list_staff, sign_in_as, staff_of_badge


class Shift:
    """The console's shift. One member at a time; nobody until somebody signs in."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = replace(workplace, settings=replace(workplace.settings, is_window=True))
        self._member: StaffMember | None = None

    @property
    def member(self) -> StaffMember | None:
        """Who is signed in."""
        return self._member

    def people(self) -> tuple[StaffRow, ...]:
        """Return who may sign in, for a list without badges. Raises DeskFailed."""
        with self._workplace.looking() as look:
            return list_staff(look.connection, look.clinic_id)

    def sign_in(self, staff_id: str, pin: str) -> SignInResult:
        """Sign somebody in by PIN. Raises DeskFailed."""
        place, settings = self._workplace, self._workplace.settings
        with desk_edge():
            result = sign_in_as(place.store, settings.place, place.clock.now(), staff_id, normalise_pin(pin))
        if isinstance(result, StaffMember):
            self._member = result
        return result

    def choose_pin(self, staff_id: str, pin: str, new: str) -> SignInResult | StaffProblem:
        """Sign in with a PIN given for one time, and have one's own from now on. Raises DeskFailed."""
        place, settings = self._workplace, self._workplace.settings
        chosen = normalise_pin(new)
        if pin_problem(chosen) is not None or chosen == normalise_pin(pin):
            return StaffProblem.PIN
        with desk_edge():
            now, new_hash = place.clock.now(), hash_pin(chosen)
            result = choose_pin(place.store, settings.place, now, staff_id, normalise_pin(pin), new_hash)
        if isinstance(result, StaffMember):
            self._member = result
        return result

    def badge_holder(self, badge: str) -> str | UnknownBadge:
        """Return whose badge it is: the badge says who, the PIN proves it. Raises DeskFailed."""
        if scanned_kind(badge.encode(), self._workplace.settings.scan_rules) is ScannedKind.INSURANCE_VOUCHER:
            return UnknownBadge()
        with self._workplace.looking() as look:
            found = staff_of_badge(look.connection, look.clinic_id, badge.strip())
        return UnknownBadge() if found is None else found

    def stands(self) -> bool:
        """Whether who is signed in still works here in the same role; True for nobody. Raises DeskFailed."""
        member = self._member
        return member is None or any(one.id == member.id and one.role is member.role for one in self.people())

    def lock(self) -> None:
        """End the shift: nobody is signed in."""
        if self._member is not None:
            workplace = replace(self._workplace, staff_id=self._member.id)
            self._member = None
            with workplace.writing() as work:
                work.audit("signed_out", work.staff_id)

    def may(self, act: Act) -> bool:
        """Whether who is signed in may do this; False for nobody."""
        return self._member is not None and self._member.may(act)

    def doing(self, act: Act) -> Workplace:
        """Return the workplace for an act, with the member's name for the audit. Raises NotAllowed."""
        if self._member is None or not self._member.may(act):
            raise NotAllowed(act)
        return replace(self._workplace, staff_id=self._member.id)

    @property
    def workplace(self) -> Workplace:
        """The desk without anybody's name: for what the window does by itself (beats, boards)."""
        return self._workplace
