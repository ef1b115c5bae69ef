"""The staff's place, for the lead: accounts listed, made, changed, closed. Joins its pages to the desk."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.staff import Act, OneTimePin, Role, StaffMember, StaffProblem, StaffRow, badge_of_card
from kiosk.ports import CardRead, CodeScanned
from kiosk.texts import Texts
from ui.window.account_pages import BadgePage, NamePage, PinPage, RolePage
from ui.window.ask_page import AskPage
from ui.window.desk_calls import DeskCalls
from ui.window.key_button import Dress
from ui.window.place import Place
from ui.window.place_page import Do
from ui.window.saying import Tone
from ui.window.staff_page import StaffPage
from ui.window.words import joined

TOPIC = "staff"
Given = OneTimePin | StaffProblem


class StaffPlace(Place):
    """What is read while a badge is waited for is a badge, and nobody's to be looked up."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, zone: ZoneInfo, words: Texts) -> None:
        self.staff = StaffPage(zone, words)
        super().__init__(self.staff, "staff-ready", words)
        self._desk, self._calls = desk, calls
        self.name, self.role, self.pin = NamePage(words), RolePage(words), PinPage(words)
        self.badge, self.question = BadgePage(words), AskPage(words)
        for page in (self.name, self.role, self.pin, self.badge, self.question):
            self.add_page(page)
        self._add_keys()

    def begin(self, member: StaffMember) -> None:
        """Be opened by a lead."""
        super().begin(member)
        self.staff.table.setFocus()
        self._look()

    def store_changed(self) -> None:
        """Follow what others wrote."""
        super().store_changed()
        self._look()

    def take(self, event: object) -> bool:
        """Take a card or a code as the badge that is waited for."""
        match event:
            case CodeScanned(data) if self.badge.busy:
                self.badge.take(data.decode("utf-8", "replace"))
            case CardRead(card) if self.badge.busy:
                self.badge.take(badge_of_card(card.number))
            case _:
                return False
        return True

    def _add_keys(self) -> None:
        page, act = self.staff, Act.MANAGE_STAFF
        page.add_key(Qt.Key.Key_F2, "staff-new", self._ask_name, act, Dress.PRIMARY)
        page.add_key(Qt.Key.Key_F3, "staff-role", lambda: self._for_chosen(self._ask_role), act)
        page.add_key(Qt.Key.Key_F4, "staff-new-pin", lambda: self._for_chosen(self._ask_new_pin), act)
        page.add_key(Qt.Key.Key_F5, "staff-badge", lambda: self._for_chosen(self._ask_badge), act)
        page.add_key(Qt.Key.Key_F6, "staff-unlock", lambda: self._for_chosen(self._unlock), act)
        page.add_key(Qt.Key.Key_Delete, "staff-close", lambda: self._for_chosen(self._ask_close), act)

    def _look(self) -> None:
        if self.member is not None and self.page is self.staff:
            self._calls.ask(self._desk.staff.list, self._show, TOPIC)

    def _show(self, rows: tuple[StaffRow, ...]) -> None:
        if self.member is not None:
            self.staff.show_staff(rows, self._desk.now())

    def _for_chosen(self, do: Callable[[StaffRow], None]) -> None:
        one = self.staff.chosen
        if one is not None:
            do(one)

    def _who(self, one: StaffRow) -> str:
        return joined(one.name, self.words(f"role-{one.role.value}"))

    def _ask_name(self) -> None:
        self.open_page(self.name)
        self.name.ask(self._ask_role_of_new)

    def _ask_role_of_new(self, name: str) -> None:
        self.open_page(self.role)
        self.role.ask(name, Role.CLERK, lambda role: self._add(name, role))

    def _add(self, name: str, role: Role) -> None:
        who = joined(name, self.words(f"role-{role.value}"))
        self._calls.ask(
            lambda: self._desk.staff.add_with_one_time_pin(name, role), lambda given: self._given(given, who)
        )

    def _given(self, given: Given, who: str) -> None:
        """Show a new PIN over the list; the steps on the way to it are done."""
        self._home()
        if isinstance(given, StaffProblem):
            self._problem(given)
        elif self.member is not None:
            self.open_page(self.pin)
            self.pin.show_pin(who, given.pin)

    def _ask_role(self, one: StaffRow) -> None:
        self.open_page(self.role)
        self.role.ask(one.name, one.role, lambda role: self._write(lambda: self._desk.staff.set_role(one.id, role)))

    def _ask_new_pin(self, one: StaffRow) -> None:
        who = self._who(one)
        self._ask(
            self.words("staff-new-pin-question"),
            who,
            self.words("staff-new-pin"),
            lambda: self._calls.ask(lambda: self._desk.staff.reset_pin(one.id), lambda given: self._given(given, who)),
        )

    def _ask_badge(self, one: StaffRow) -> None:
        self.open_page(self.badge)
        self.badge.ask(self._who(one), lambda badge: self._write(lambda: self._desk.staff.set_badge(one.id, badge)))

    def _unlock(self, one: StaffRow) -> None:
        unlocked = self.words("staff-unlocked", name=one.name)
        self._write(lambda: self._desk.staff.unlock(one.id), unlocked)

    def _ask_close(self, one: StaffRow) -> None:
        self._ask(
            self.words("staff-close-question"),
            self._who(one),
            self.words("staff-close"),
            lambda: self._write(lambda: self._desk.staff.leave(one.id)),
        )

    def _ask(self, question: str, more: str, yes: str, do: Do) -> None:
        self.open_page(self.question)
        self.question.ask(question, more, yes, do)

    def _write(self, call: Callable[[], StaffProblem | None], said: str | None = None) -> None:
        self._home()
        self._calls.ask(call, lambda problem: self._written(problem, said or self.words("window-saved")))

    def _written(self, problem: StaffProblem | None, said: str) -> None:
        if problem is None:
            self.said.say(Tone.DONE.value, said)
        else:
            self._problem(problem)
        self._look()

    def _problem(self, problem: StaffProblem) -> None:
        self.say(Tone.TROUBLE, f"staff-problem-{problem.value}")

    def _home(self) -> None:
        while self.page is not self.staff:
            self.back()
        self._look()
