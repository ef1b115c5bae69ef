"""The place where records that belong together are linked: proposed, looked at side by side, taken apart again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.linking import Linked, LinkPreview, LinkProblem, LinkView, TemporaryRow
from kiosk.domain.search import PersonRow, SearchResult
from kiosk.domain.staff import Act, StaffMember
from kiosk.texts import Texts
from ui.window.ask_page import AskPage
from ui.window.compare_page import ComparePage
from ui.window.desk_calls import DeskCalls
from ui.window.key_button import Dress
from ui.window.link_page import LinkPage
from ui.window.place import Place
from ui.window.saying import Tone
from ui.window.subject import Subject
from ui.window.words import name_of

TOPIC = "links"


@dataclass(frozen=True)
class _Near:
    proposed: tuple[PersonRow, ...]
    links: tuple[LinkView, ...]
    temporaries: tuple[TemporaryRow, ...]


class LinkPlace(Place):
    """`who` tells who is open at the counter; it is their records that are linked."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts, who: Callable[[], Subject | None]) -> None:
        self.list = LinkPage(words)
        super().__init__(self.list, "link-ready", words)
        self._desk, self._calls, self._who = desk, calls, who
        self._person: str | None = None
        self._near = _Near((), (), ())
        self.compare, self.question = ComparePage(words), AskPage(words)
        for page in (self.compare, self.question):
            self.add_page(page)
        self.compare.add_key(Qt.Key.Key_F2, "link-do", self._link, Act.EDIT_PEOPLE, Dress.PRIMARY)
        self.list.typed.connect(self._typed)
        self.list.chosen_person.connect(self._open_both)
        self.list.chosen_link.connect(self._ask_undo)
        self.list.chosen_temporary.connect(self._ask_temporary)

    def begin(self, member: StaffMember) -> None:
        """Be opened for whoever is open at the counter."""
        super().begin(member)
        subject = self._who()
        self._person = None if subject is None else subject.person_id
        stranger = None if subject is None or self._person is not None else subject.identification
        self.list.show_who("" if subject is None else subject.called or self.words("window-name-open"))
        self.list.search.setEnabled(False)
        if stranger is not None:
            # Only records are linked: whoever's card was just laid has one from now on.
            self._calls.ask(lambda: self._desk.people.keep_holder(stranger), self._begin_with, TOPIC)
        elif self._person is not None:
            self._begin_with(self._person)

    def _begin_with(self, person: str) -> None:
        if self.member is None:
            return
        self._person = person
        self.list.search.setEnabled(True)
        self.list.search.setFocus()
        self._look()

    def end(self) -> None:
        """Keep nothing of anybody."""
        super().end()
        self._person, self._near = None, _Near((), (), ())

    def _look(self) -> None:
        person = self._person
        if person is not None:
            self._calls.ask(lambda: self._seen(person), self._show, TOPIC)

    def _seen(self, person: str) -> _Near:
        """Return what is near a record. Runs on the desk's thread."""
        room = self._desk.linking
        return _Near(room.proposals(person), room.links(person), room.temporaries(person))

    def _show(self, near: _Near) -> None:
        if self._person is not None and not self.list.search.text().strip():
            self._near = near
            self.list.show_rows(near.proposed, near.links, near.temporaries, self._person)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._calls.ask(lambda: self._desk.people.search(text), self._found, TOPIC)
        else:
            self._look()

    def _found(self, found: SearchResult) -> None:
        if self.member is not None:
            self.list.show_found(tuple(row for row in found.rows if row.person_id != self._person))

    def _open_both(self, other: str) -> None:
        person = self._person
        if person is not None:
            self._calls.ask(lambda: self._desk.linking.preview(person, other), self._compare, TOPIC)

    def _compare(self, preview: LinkPreview | LinkProblem) -> None:
        if isinstance(preview, LinkProblem):
            self._problem(preview)
        elif self.member is not None:
            self.open_page(self.compare)
            self.compare.show_both(preview)

    def _link(self) -> None:
        preview = self.compare.preview
        if preview is not None:
            self.back()
            one, other = preview.survivor.person_id, preview.loser.person_id
            self._calls.ask(lambda: self._desk.linking.link(one, other), self._linked)

    def _linked(self, made: Linked | LinkProblem) -> None:
        if isinstance(made, LinkProblem):
            self._problem(made)
            return
        self.person_asked.emit(made.survivor_id)
        self.told.emit(Tone.DONE.value, self.words("link-done"))

    def _ask_undo(self, link_id: str) -> None:
        link = next((one for one in self._near.links if one.id == link_id), None)
        if link is None:
            return
        if not link.newest:
            self._problem(LinkProblem.NEWER_LINK)
            return
        self.open_page(self.question)
        question = self.words("link-undo-question", name=name_of(link.loser, self.words))
        more, yes = self.words("link-undo-more"), self.words("link-undo-yes")
        self.question.ask(question, more, yes, lambda: self._undo(link_id))

    def _undo(self, link_id: str) -> None:
        self._calls.ask(lambda: self._desk.linking.undo(link_id), lambda problem: self._done(problem, "link-undone"))

    def _ask_temporary(self, temporary_id: str) -> None:
        row = next((one for one in self._near.temporaries if one.id == temporary_id), None)
        if row is None or self._person is None:
            return
        back = row.person_id is not None
        to = None if back else self._person
        kind = "link-temporary-back" if back else "link-temporary-give"
        self.open_page(self.question)
        question = self.words(f"{kind}-question", number=row.number)
        yes = self.words(f"{kind}-yes")
        self.question.ask(question, self.words("link-temporary-more"), yes, lambda: self._give(temporary_id, to))

    def _give(self, temporary_id: str, person: str | None) -> None:
        said = "link-temporary-taken-back" if person is None else "link-temporary-was-given"
        room = self._desk.linking
        self._calls.ask(lambda: room.give_temporary(temporary_id, person), lambda problem: self._done(problem, said))

    def _done(self, problem: LinkProblem | None, said: str) -> None:
        if problem is None:
            self.say(Tone.DONE, said)
        else:
            self._problem(problem)
        self._look()

    def _problem(self, problem: LinkProblem) -> None:
        self.say(Tone.TROUBLE, f"link-problem-{problem.value}")
