"""The social-security card at the window: its own number kept as a document of the person, so that it finds them again.

The number is no identity number. It comes from a code on the card or from the card's chip, and it proves nothing.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from kiosk.desk.workplace import Workplace
from kiosk.domain.identity_number import DocumentKind
from kiosk.domain.names import mask_tail, normalise_name
from kiosk.domain.people import Source
from kiosk.domain.search import NameText, PersonRow, SearchResult
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.store import tables
from kiosk.store.people import PersonDocument, add_document, find_by_numbers, write_history
from kiosk.store.search import search_people

MOST_LIKE = 20
HISTORY = "social_security"
"""The field's name in the history, whose values are masked: a full number is shown by a look that is audited."""


def keep_social_security_card(desk: Workplace, person_id: str, number: str) -> bool:
    """Keep a card's number as the person's; False when it is somebody else's. Raises DeskFailed."""
    with desk.writing() as work:
        holders = {person.id for person in find_by_numbers(work.connection, work.place.clinic_id, [number])}
        if holders - {person_id}:
            return False
        if not holders:
            add_document(work, person_id, PersonDocument(DocumentKind.SOCIAL_SECURITY, number, Source.STAFF))
            write_history(work, person_id, {HISTORY: mask_tail(number)}, Source.STAFF)
            work.audit("social_security_card_kept", person_id)
        return True


def take_back_social_security_card(desk: Workplace, document_id: str) -> bool:
    """Take a card's number from somebody whose it is not; False when it was taken already. Raises DeskFailed.

    The history keeps that it stood there, the audit who took it away; the card is nobody's and may be kept for another.
    """
    columns = tables.documents.c
    query = select(columns.person_id, columns.number).where(
        columns.clinic_id == desk.settings.clinic_id,
        columns.id == document_id,
        columns.kind == DocumentKind.SOCIAL_SECURITY.value,
    )
    with desk.writing() as work:
        found = work.connection.execute(query).first()
        if found is None:
            return False
        work.delete(tables.documents, document_id)
        write_history(work, found.person_id, {HISTORY: None}, Source.STAFF)
        work.audit("social_security_card_taken_back", found.person_id)
        return True


def people_like(desk: Workplace, card: SocialSecurityCard) -> SearchResult:
    """Return who has the name on the card and may be born on its day: staff look at them. Raises DeskFailed."""
    name = normalise_name(card.name or "")
    if not name:
        return SearchResult()
    with desk.looking() as look:
        found = search_people(look.connection, look.clinic_id, NameText(name), MOST_LIKE, look.moment.day)
    return SearchResult(tuple(row for row in found if _may_be(row, name, card.birth_date)))


def _may_be(row: PersonRow, name: str, born: date | None) -> bool:
    same_day = born is None or row.birth_date is None or row.birth_date == born
    return same_day and normalise_name(row.name or "") == name
