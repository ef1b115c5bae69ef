"""A place where something is written: forms, what the desk refuses, and the last thing, which can be taken back."""

from __future__ import annotations

from kiosk.domain.staff import StaffMember
from kiosk.domain.timetable import SessionProblem
from kiosk.texts import Texts
from ui.window.acts import Acts
from ui.window.form_page import FormPage
from ui.window.place import Place
from ui.window.saying import Tone
from ui.window.sessions_page import SessionsPage
from ui.window.shape_form import Wrong
from ui.window.timetable_page import WeekPage


class WritingPlace(Place):
    """`acts` asks the desk to write; each place looks at its own and points at its own lines."""

    def __init__(self, first: SessionsPage | WeekPage, hint: str, acts: Acts, words: Texts) -> None:
        super().__init__(first, hint, words)
        self._table = first.table
        self._written = acts
        acts.said.connect(self.said.say)
        acts.refused.connect(self._refused_by_the_desk)

    def look(self) -> None:
        """Ask the desk for what is shown."""
        raise NotImplementedError

    def point_at(self, problem: SessionProblem) -> None:
        """Show in the form that stands where the desk found a problem."""
        raise NotImplementedError

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        super().begin(member)
        self._table.setFocus()
        self.look()

    def end(self) -> None:
        """Keep nothing, not even what could be undone."""
        super().end()
        self._written.forget()

    def store_changed(self) -> None:
        """Follow what others wrote."""
        super().store_changed()
        self.look()

    def trouble(self) -> None:
        """Let the next thing be done."""
        self._written.trouble()

    def open_form(self, page: FormPage) -> None:
        """Show a form, and how it is filled in."""
        self.open_page(page)
        self.say(Tone.HINT, "sessions-form-how")

    def say_wrong(self, wrong: Wrong) -> None:
        """Say what is not right, at its line."""
        self.said.say(Tone.TROUBLE.value, wrong.why)
        if isinstance(self.page, FormPage):
            self.page.point_at(wrong.line)

    def _refused_by_the_desk(self, problem: SessionProblem) -> None:
        self.say(Tone.TROUBLE, f"session-problem-{problem.value}")
        self.point_at(problem)
        self.look()
