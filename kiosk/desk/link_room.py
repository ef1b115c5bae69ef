"""The window's room for records that belong together: two of one person, a temporary number and whose it was."""

from __future__ import annotations

from kiosk.desk import linking, temporary
from kiosk.desk.shift import Shift
from kiosk.domain.linking import Linked, LinkPreview, LinkProblem, LinkView, TemporaryRow
from kiosk.domain.search import PersonRow
from kiosk.domain.staff import Act


class LinkRoom:
    """Linking is for whoever may change records; nothing is linked by itself, and all of it can be undone."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def proposals(self, person_id: str) -> tuple[PersonRow, ...]:
        """Return records that may be this person's too; twins are never among them."""
        return linking.proposals(self._shift.doing(Act.EDIT_PEOPLE), person_id)

    def preview(self, one: str, other: str) -> LinkPreview | LinkProblem:
        """Return two records side by side, and which value of each field would stand."""
        return linking.preview(self._shift.doing(Act.EDIT_PEOPLE), one, other)

    def link(self, one: str, other: str) -> Linked | LinkProblem:
        """Link two records: codes, documents and visits of both are the survivor's."""
        return linking.link(self._shift.doing(Act.EDIT_PEOPLE), one, other)

    def links(self, person_id: str) -> tuple[LinkView, ...]:
        """Return the records linked to this one, newest first."""
        return linking.links(self._shift.doing(Act.EDIT_PEOPLE), person_id)

    def undo(self, link_id: str) -> LinkProblem | None:
        """Take two records apart again; every row is as it was before, but for what came later."""
        return linking.undo(self._shift.doing(Act.EDIT_PEOPLE), link_id)

    def temporaries(self, person_id: str) -> tuple[TemporaryRow, ...]:
        """Return today's temporary numbers that are nobody's yet, and those of this person."""
        return temporary.temporaries(self._shift.doing(Act.EDIT_PEOPLE), person_id)

    def give_temporary(self, temporary_id: str, person_id: str | None) -> LinkProblem | None:
        """Say whose a temporary number was; None takes it back."""
        return temporary.give_temporary(self._shift.doing(Act.EDIT_PEOPLE), temporary_id, person_id)
