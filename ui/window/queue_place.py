"""The queue's place: joins who waits to what the desk does with them. The board and the rooms follow by the store."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.day_sessions import Moved, SessionRow
from kiosk.domain.queue_views import QueueRow, QueueView
from kiosk.domain.staff import Act, StaffMember
from kiosk.domain.timetable import SessionProblem
from kiosk.texts import Texts
from ui.window.ask_page import AskPage
from ui.window.calling import Calling
from ui.window.desk_calls import DeskCalls
from ui.window.key_button import Dress
from ui.window.move_page import MovePage
from ui.window.paper import Paper
from ui.window.place import Place
from ui.window.queue_page import QueuePage
from ui.window.rule_page import RulePage
from ui.window.saying import Tone
from ui.window.words import called, joined

TOPIC = "queue"
Seen = tuple[tuple[SessionRow, ...], str | None, QueueView | None]


class QueuePlace(Place):
    """Begins with the session in which somebody waits."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        self.queue = QueuePage(words)
        super().__init__(self.queue, "queue-ready", words)
        self._desk, self._calls = desk, calls
        self._session: str | None = None
        self.calling = Calling(desk.queue, calls, words)
        self.moving, self.question, self.rule = MovePage(words), AskPage(words), RulePage(words)
        for page in (self.moving, self.question, self.rule):
            self.add_page(page)
        self.paper = Paper(desk, calls, words)
        self.paper.said.connect(self.said.say)
        self._add_keys()
        self.calling.said.connect(self.said.say)
        self.calling.done.connect(self._look)
        self.queue.session_chosen.connect(self._choose)
        self.moving.table.opened.connect(self._move)

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        super().begin(member)
        self.queue.table.setFocus()
        self._look()

    def store_changed(self) -> None:
        """Follow what others wrote."""
        super().store_changed()
        self._look()

    def trouble(self) -> None:
        """Let the next call be made."""
        self.calling.trouble()

    def _add_keys(self) -> None:
        page = self.queue
        page.add_key(Qt.Key.Key_F2, "room-next", self._call_next, Act.CALL, Dress.PRIMARY)
        page.add_key(Qt.Key.Key_F3, "room-again", self._call_again, Act.CALL)
        page.add_key(Qt.Key.Key_F4, "room-skip", self._skip, Act.CALL)
        page.add_key(Qt.Key.Key_F5, "room-back", self._bring_back, Act.CALL)
        page.add_key(Qt.Key.Key_F6, "queue-move", self._open_move, Act.REGISTER)
        page.add_key(Qt.Key.Key_Delete, "queue-cancel", self._ask_cancel, Act.REGISTER)
        page.add_key(Qt.Key.Key_F8, "queue-rule-key", self._open_rule)
        self.rule.add_key(Qt.Key.Key_F2, "queue-rule-print", self.paper.wall, Act.PRINT, Dress.PRIMARY)

    def _look(self) -> None:
        wanted = self._session
        if self.member is not None:
            self._calls.ask(lambda: self._seen(wanted), self._show, TOPIC)

    def _seen(self, wanted: str | None) -> Seen:
        """Return the sessions, the one that is shown, and its queue. Runs on the desk's thread."""
        sessions = self._desk.queue.sessions()
        chosen = _first_of_interest(sessions, wanted)
        return sessions, chosen, None if chosen is None else self._desk.queue.view(chosen)

    def _show(self, seen: Seen) -> None:
        if self.member is not None:
            sessions, self._session, view = seen
            self.queue.show_sessions(sessions, self._session)
            self.queue.show_view(view)

    def _choose(self, session_id: str) -> None:
        self._session = session_id
        self._look()

    def _call_next(self) -> None:
        if self._session is not None:
            self.calling.call_next(self._session)

    def _call_again(self) -> None:
        if self._session is not None:
            self.calling.call_again(self._session)

    def _skip(self) -> None:
        view = self.queue.view
        if view is None or view.current is None:
            self.say(Tone.HINT, "queue-nobody-in")
        else:
            self.calling.skip(view.current.registration_id)

    def _bring_back(self) -> None:
        view, chosen = self.queue.view, self.queue.chosen
        if view is None or chosen is None or chosen in view.waiting:
            self.say(Tone.HINT, "queue-choose-missed")
        else:
            self.calling.bring_back(chosen.registration_id)

    def _open_move(self) -> None:
        one = self._not_seen_yet()
        if one is None:
            return
        if not self.queue.others:
            self.say(Tone.HINT, "queue-no-other")
            return
        self.open_page(self.moving)
        self.moving.show_choices(one.registration_id, self._who(one), self.queue.others)

    def _move(self, session_id: str) -> None:
        registration = self.moving.registration
        if registration is not None:
            self.back()
            self._calls.ask(lambda: self._desk.sessions.move_one(registration, session_id), self._moved)

    def _moved(self, result: Moved | SessionProblem) -> None:
        match result:
            case SessionProblem():
                self.say(Tone.TROUBLE, f"session-problem-{result.value}")
            case Moved(pairs):
                before, now = pairs[0]
                numbers = {"before": before, "number": now.number}
                self.say(Tone.DONE, "queue-moved", **{key: called(one, self.words) for key, one in numbers.items()})
        self._look()

    def _ask_cancel(self) -> None:
        one, view = self._not_seen_yet(), self.queue.view
        if one is not None and view is not None:
            registration = one.registration_id
            whose = {"name": one.name or self.words("window-name-open"), "department": view.session.department.name}
            self.open_page(self.question)
            question = self.words("window-cancel-question", number=called(one.number, self.words), **whose)
            self.question.ask(question, "", self.words("window-cancel-yes"), lambda: self._cancel(registration))

    def _cancel(self, registration: str) -> None:
        self._calls.ask(lambda: self._desk.registering.cancel(registration), self._cancelled)

    def _cancelled(self, nothing: None) -> None:
        self.say(Tone.DONE, "window-cancelled")
        self._look()

    def _not_seen_yet(self) -> QueueRow | None:
        view, chosen = self.queue.view, self.queue.chosen
        if view is None or chosen is None or chosen in view.seen:
            self.say(Tone.HINT, "queue-choose-waiting")
            return None
        return chosen

    def _open_rule(self) -> None:
        self.open_page(self.rule)
        self._calls.ask(self._desk.queue.rule, self.rule.show_rule, "rule")

    def _who(self, one: QueueRow) -> str:
        age = self.words("window-age", age=str(one.age)) if one.age is not None else ""
        number = called(one.number, self.words)
        return joined(number, one.name or self.words("window-name-open"), age)


def _first_of_interest(sessions: tuple[SessionRow, ...], wanted: str | None) -> str | None:
    """Return the wanted session, else the first in which somebody waits, else the first that is open."""
    ids = [one.session.id for one in sessions]
    if wanted in ids:
        return wanted
    waited_for = [one.session.id for one in sessions if one.waiting]
    opened = [one.session.id for one in sessions if one.is_open]
    return next(iter([*waited_for, *opened, *ids]), None)
