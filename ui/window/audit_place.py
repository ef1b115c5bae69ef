"""The audit's place, for the lead: which lines are asked for, and whether the whole record holds together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.audit_kinds import AuditKind, AuditWanted
from kiosk.domain.staff import Act, AuditRow, AuditVerdict, StaffMember, StaffRow
from kiosk.texts import Texts
from ui.window.audit_page import TAIL, AuditPage
from ui.window.choose_page import ChoosePage
from ui.window.desk_calls import DeskCalls
from ui.window.key_button import Dress
from ui.window.place import Place
from ui.window.saying import Tone

TOPIC = "audit"
MOST = 1_000
ALL = ""


class AuditPlace(Place):
    """Begins with today, everybody, everything."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, zone: ZoneInfo, words: Texts) -> None:
        self.audit = AuditPage(zone, words)
        super().__init__(self.audit, "audit-ready", words)
        self._desk, self._calls = desk, calls
        self._wanted = AuditWanted()
        self._people: tuple[StaffRow, ...] = ()
        self.who = ChoosePage(words("audit-who"), words)
        self.what = ChoosePage(words("audit-what"), words)
        for page in (self.who, self.what):
            self.add_page(page)
        self.audit.day_moved.connect(self._move_day)
        self._add_keys()

    def begin(self, member: StaffMember) -> None:
        """Be opened by a lead."""
        super().begin(member)
        self._wanted = AuditWanted(self._desk.now().date())
        self.audit.table.setFocus()
        self._calls.ask(self._desk.staff.everybody_ever, self._people_came, "audit-people")
        self._look()

    def end(self) -> None:
        """Keep nothing."""
        super().end()
        self._people = ()

    def _add_keys(self) -> None:
        page, act = self.audit, Act.READ_AUDIT
        page.add_key(Qt.Key.Key_F2, "audit-verify", self._verify, act, Dress.PRIMARY)
        page.add_key(Qt.Key.Key_F3, "audit-who", self._ask_who, act)
        page.add_key(Qt.Key.Key_F4, "audit-what", self._ask_what, act)
        page.add_key(Qt.Key.Key_F5, "audit-again", self._look, act)

    def _people_came(self, people: tuple[StaffRow, ...]) -> None:
        self._people = people
        self._show_filters()

    def _look(self) -> None:
        wanted = self._wanted
        self._show_filters()
        self._calls.ask(lambda: self._desk.staff.audit(MOST, wanted=wanted), self._show, TOPIC)

    def _show(self, rows: tuple[AuditRow, ...]) -> None:
        if self.member is None:
            return
        self.audit.show_lines(rows)
        if len(rows) == MOST:
            self.say(Tone.HINT, "audit-more", count=str(MOST))

    def _show_filters(self) -> None:
        wanted = self._wanted
        if self.member is not None and wanted.day is not None:
            who = next((one.name for one in self._people if one.id == wanted.staff_id), self.words("audit-everybody"))
            self.audit.show_filters(f"‹ {wanted.day.isoformat()} ›", who, self._kind_words(wanted.kind))

    def _kind_words(self, kind: AuditKind | None) -> str:
        return self.words("audit-everything" if kind is None else f"audit-kind-{kind.value}")

    def _move_day(self, step: int) -> None:
        if self._wanted.day is not None:
            today = self._desk.now().date()
            self._wanted = replace(self._wanted, day=min(today, self._wanted.day + timedelta(days=step)))
            self._look()

    def _ask_who(self) -> None:
        choices = [(ALL, self.words("audit-everybody")), *((one.id, one.name) for one in self._people)]
        self.open_page(self.who)
        self.who.ask(choices, self._wanted.staff_id or ALL, self._who_chosen)

    def _who_chosen(self, staff_id: str) -> None:
        self._wanted = replace(self._wanted, staff_id=staff_id or None)
        self.back()
        self._look()

    def _ask_what(self) -> None:
        choices = [(ALL, self.words("audit-everything")), *((one.value, self._kind_words(one)) for one in AuditKind)]
        self.open_page(self.what)
        self.what.ask(choices, ALL if self._wanted.kind is None else self._wanted.kind.value, self._what_chosen)

    def _what_chosen(self, kind: str) -> None:
        self._wanted = replace(self._wanted, kind=AuditKind(kind) if kind else None)
        self.back()
        self._look()

    def _verify(self) -> None:
        self.say(Tone.HINT, "audit-verifying")
        self._calls.ask(self._desk.staff.verify_audit, self._verified, "audit-verify")

    def _verified(self, verdict: AuditVerdict) -> None:
        if verdict.whole:
            self.say(Tone.DONE, "audit-whole")
        else:
            self.say(Tone.TROUBLE, "audit-broken", line=(verdict.first_broken or "")[-TAIL:])
