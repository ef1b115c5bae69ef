"""The social-security card at the window: its own number kept as a document of the person, so that it finds them again.

The number is no identity number. It comes from a code on the card or from the card's chip, and it proves nothing.
"""

from __future__ import annotations

from kiosk.desk.workplace import Workplace
from kiosk.domain.identity_number import DocumentKind
from kiosk.domain.people import Source
from kiosk.store.people import PersonDocument, add_document, find_by_numbers


def keep_social_security_card(desk: Workplace, person_id: str, number: str) -> bool:
    """Keep a card's number as the person's; False when it is somebody else's. Raises DeskFailed."""
    with desk.writing() as work:
        holders = {person.id for person in find_by_numbers(work.connection, work.place.clinic_id, [number])}
        if holders - {person_id}:
            return False
        if not holders:
            add_document(work, person_id, PersonDocument(DocumentKind.SOCIAL_SECURITY, number, Source.STAFF))
            work.audit("social_security_card_kept", person_id)
        return True
