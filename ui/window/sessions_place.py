"""The sessions' place: which page stands, and each key joined to what is done with the session that is chosen."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.day_sessions import DaySessions, Moved, RegisteredRow, SessionRow
from kiosk.domain.shared_rooms import use_of_session
from kiosk.domain.staff import Act, StaffMember
from kiosk.domain.timetable import DepartmentRow, SessionProblem
from kiosk.texts import Texts
from ui.window.commands import cap_of
from ui.window.desk_calls import DeskCalls
from ui.window.form_page import FormPage
from ui.window.key_button import Dress
from ui.window.move_page import MovePage
from ui.window.paper import Paper
from ui.window.registered_page import MovedPage, RegisteredPage
from ui.window.saying import Tone
from ui.window.session_acts import SessionActs
from ui.window.session_words import short_title
from ui.window.session_writing import CHANGE, KEEP, NEW, NUMBERS, SessionWriting, uses_beside
from ui.window.sessions_page import SessionsPage
from ui.window.shared_room import SharedRoom
from ui.window.timetable_place import TimetablePlace
from ui.window.words import called, joined
from ui.window.writing_place import WritingPlace

TOPIC = "sessions"
TOGGLE, UNDO, PLAN = Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F9
Seen = tuple[DaySessions, tuple[RegisteredRow, ...] | None]


class SessionsPlace(WritingPlace):
    """Today's sessions first; left and right go to other days."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        self.sessions = SessionsPage(words)
        self.acts = SessionActs(desk.sessions, calls, words)
        super().__init__(self.sessions, "sessions-ready", self.acts, words)
        self._desk, self._calls = desk, calls
        self._day: date | None = None
        self._who: RegisteredRow | None = None
        self._paper, self._room = Paper(desk, calls, words), SharedRoom(words)
        self.writing = SessionWriting(self.acts, words)
        self.registered, self.moving, self.moved = RegisteredPage(words), MovePage(words), MovedPage(words)
        self.timetable = TimetablePlace(desk, calls, words)
        self._add_keys()
        self._join()

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        self._day = None
        super().begin(member)

    def end(self) -> None:
        """Keep nothing, not even what could be undone."""
        super().end()
        self._who = None

    def _add_keys(self) -> None:
        page, people = self.sessions, self.registered
        page.add_key(PLAN, "window-do-timetable", self._open_timetable, Act.PLAN_SESSIONS, beside_title=True)
        page.add_key(Qt.Key.Key_Left, "sessions-day-before", lambda: self._go(-1), beside_title=True)
        page.add_key(Qt.Key.Key_Right, "sessions-day-after", lambda: self._go(1), beside_title=True)
        page.add_key(Qt.Key.Key_Return, "sessions-people", self._open_people, dress=Dress.PRIMARY)
        self._toggle = page.add_key(TOGGLE, "sessions-close", self._toggle_open, Act.RUN_SESSIONS)
        page.add_key(NUMBERS, "sessions-numbers", lambda: self._open_form(NUMBERS), Act.RUN_SESSIONS)
        page.add_key(CHANGE, "sessions-change", lambda: self._open_form(CHANGE), Act.RUN_SESSIONS)
        page.add_key(KEEP, "sessions-keep", lambda: self._open_form(KEEP), Act.RUN_SESSIONS)
        page.add_key(Qt.Key.Key_F6, "sessions-move", self._move_all, Act.RUN_SESSIONS)
        page.add_key(NEW, "sessions-new", self._open_new, Act.RUN_SESSIONS)
        people.add_key(Qt.Key.Key_Return, "sessions-open-person", self._open_person, dress=Dress.PRIMARY)
        people.add_key(Qt.Key.Key_F3, "sessions-ticket", self._print_ticket, Act.PRINT)
        people.add_key(Qt.Key.Key_F5, "sessions-move-one", self._move_one, Act.REGISTER)
        people.add_key(Qt.Key.Key_F6, "sessions-move", self._move_all, Act.RUN_SESSIONS)
        for one in (page, people, self.moved):
            one.add_key(UNDO, "sessions-undo", self.acts.undo, Act.RUN_SESSIONS)

    def _join(self) -> None:
        for page in (self.registered, self.moving, self.moved, *self.writing.pages):
            self.add_page(page)
        self.writing.opened.connect(self.open_form)
        self.writing.wrong.connect(self.say_wrong)
        self.writing.unchanged.connect(self.back)
        self.sessions.table.opened.connect(self._open_people)
        self.sessions.table.moved.connect(self._name_toggle)
        self.sessions.table.moved.connect(self._room.begin)
        self.registered.table.opened.connect(self._open_person)
        self.moving.table.opened.connect(self._move_to)
        self._paper.said.connect(self.said.say)
        self.acts.done.connect(self._done)
        self.acts.moved.connect(self._show_moved)

    def look(self) -> None:
        """Ask for the day."""
        day, session = self._day, self.registered.session
        if self.member is not None:
            self._calls.ask(lambda: self._seen(day, session), self._show, TOPIC)

    def _seen(self, day: date | None, session: SessionRow | None) -> Seen:
        """Return a day, and who is registered for a session of it. Runs on the desk's thread."""
        rooms = self._desk.sessions
        return rooms.day_of(day), None if session is None else rooms.registered(session.session.id)

    def _show(self, seen: Seen) -> None:
        if self.member is None:
            return
        self.sessions.show_day(seen[0])
        self._name_toggle()
        shown = self.registered.session
        row = None if shown is None else self.sessions.row_of(shown.session.id)
        if row is not None and seen[1] is not None:
            self.registered.show_people(row, seen[1])

    def _go(self, days: int) -> None:
        if self.sessions.day is not None:
            self._day = self.sessions.day + timedelta(days=days)
            self.look()

    def _name_toggle(self) -> None:
        row = self.sessions.chosen
        self._toggle.say(self.words("sessions-open" if row is not None and not row.is_open else "sessions-close"))

    def _chosen(self) -> SessionRow | None:
        """Return the session that is chosen and may still be changed; say so where there is none."""
        shown, row = self.sessions.shown, self.sessions.chosen
        if shown is not None and shown.day < shown.today:
            self.say(Tone.HINT, "session-problem-past")
        elif row is None:
            self.say(Tone.HINT, "sessions-choose-first")
        else:
            return row
        return None

    def _toggle_open(self) -> None:
        row = self._chosen()
        if row is not None and (row.is_open or not self._asks_about_room(row)):
            self.acts.set_open(row, is_open=not row.is_open)

    def _asks_about_room(self, row: SessionRow) -> bool:
        """Ask once where somebody sits by now in the room of a session that was closed; say whether it was asked."""
        question = self._room.question(
            use_of_session(row.session), uses_beside(self.sessions.shown, row), cap_of(TOGGLE)
        )
        if question is not None:
            self.said.say(Tone.TROUBLE.value, question)
        return question is not None

    def _open_timetable(self) -> None:
        self.place_asked.emit(self.timetable)

    def _open_people(self) -> None:
        row = self.sessions.chosen
        if row is not None:
            self.open_page(self.registered)
            self.registered.show_people(row, ())
            self.registered.table.setFocus()
            self.look()

    def _open_person(self) -> None:
        one = self.registered.chosen
        if one is not None:
            self.person_asked.emit(one.person_id)

    def _print_ticket(self) -> None:
        one = self.registered.chosen
        if one is not None:
            self._paper.ticket(one.registration_id)

    def _open_form(self, key: Qt.Key) -> None:
        row = self._chosen()
        if row is not None and key == NUMBERS and not row.to_come:
            self.say(Tone.HINT, "session-problem-past")
        elif row is not None:
            self.writing.begin(key, row, self.sessions.shown)

    def _open_new(self) -> None:
        shown = self.sessions.shown
        if shown is None or shown.day < shown.today:
            self.say(Tone.HINT, "session-problem-past")
        else:
            self._calls.ask(self._desk.timetable.departments, lambda rows: self._begin_new(shown, rows), "departments")

    def _begin_new(self, shown: DaySessions, departments: tuple[DepartmentRow, ...]) -> None:
        if not departments:
            self.say(Tone.HINT, "sessions-no-department")
        elif self.page is self.sessions and self.member is not None:
            self.writing.begin_new(shown, self.sessions.chosen, departments)

    def point_at(self, problem: SessionProblem) -> None:
        """Show where the desk found a problem."""
        self.writing.refused(problem)

    def _done(self) -> None:
        if isinstance(self.page, FormPage) or self.page is self.moved:
            self.back()
        self.look()

    def _move_all(self) -> None:
        row = self._source()
        if row is not None:
            people = self.words("sessions-move-question", count=str(row.not_seen), session=short_title(row))
            self._choose_target(row, None, people)

    def _move_one(self) -> None:
        row, one = self._source(), self.registered.chosen
        if one is not None and one.called:
            self.say(Tone.HINT, "sessions-called-already")
        elif row is not None and one is not None:
            number = called(one.number, self.words)
            self._choose_target(row, one, joined(number, one.name or self.words("window-name-open")))

    def _source(self) -> SessionRow | None:
        if self.page is self.registered and self.registered.session is not None:
            return self.sessions.row_of(self.registered.session.session.id)
        return self._chosen()

    def _choose_target(self, row: SessionRow, one: RegisteredRow | None, who: str) -> None:
        rows = () if self.sessions.shown is None else self.sessions.shown.rows
        others = [other for other in rows if other.is_open and not other.over and other.session.id != row.session.id]
        if one is None and not row.not_seen:
            self.say(Tone.HINT, "sessions-moved-nobody-waits")
        elif not others:
            self.say(Tone.HINT, "sessions-no-other")
        else:
            self._who = one
            self.say(Tone.HINT, "sessions-move-how")
            self.open_page(self.moving)
            self.moving.show_choices(row.session.id, who, others)

    def _move_to(self, target_id: str) -> None:
        source = self.sessions.row_of(self.moving.registration)
        target, one = self.sessions.row_of(target_id), self._who
        if source is None or target is None:
            return
        self._who = None
        self.back()
        if one is None:
            self.acts.move_all(source, target)
        else:
            self.acts.move_one(source, one, target)

    def _show_moved(self, moved: Moved, to: SessionRow) -> None:
        if self.member is not None:
            self.open_page(self.moved)
            self.moved.show_moved(moved, to)
