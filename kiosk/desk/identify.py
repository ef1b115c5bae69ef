"""From what somebody showed to the record of a person: found, made, completed. Never overwritten."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.help_calls import NUMBER_CLAIMED_TWICE, tell_window
from kiosk.desk.workplace import Look
from kiosk.domain.identity_number import examine
from kiosk.domain.people import (
    Person,
    PersonFacts,
    Source,
    completed,
    contradicts,
    facts_of_card,
    facts_of_number,
    number_forms,
    what_is_missing,
)
from kiosk.domain.registration import Identification
from kiosk.store.people import (
    PersonDocument,
    add_document,
    add_person,
    complete_person,
    document_of_card,
    find_by_numbers,
    find_person,
)
from kiosk.store.person_links import survivor_of
from kiosk.store.writing import Writing


class Nobody(Exception):
    """An identification that names no person and no document: a bug of the caller."""


def known_person(look: Look, identification: Identification) -> Person | None:
    """Return the record that is meant. Somebody new a minute ago may have been written by another desk since.

    A record whose name contradicts the card is somebody else's, whatever the number says.
    """
    if identification.person_id is not None:
        # Staff may have linked the record to another one since it was shown.
        person_id = survivor_of(look.connection, look.clinic_id, identification.person_id)
        person = find_person(look.connection, look.clinic_id, person_id)
    else:
        person = next(iter(_holders(look, identification)), None)
    card = identification.card
    if person is None or (card is not None and contradicts(person.facts, facts_of_card(card))):
        return None
    return person


def facts_shown(look: Look, identification: Identification) -> PersonFacts:
    """Return what is known of whoever is to be registered, before anything is written."""
    person = known_person(look, identification)
    _, shown, _ = _what_was_shown(look, identification)
    return shown if person is None else completed(person.facts, what_is_missing(person.facts, shown))


def person_for(work: Writing, look: Look, identification: Identification) -> Person:
    """Return the person to register, with what the card adds written down. Raises Nobody."""
    person = known_person(look, identification)
    document, facts, source = _what_was_shown(look, identification)
    if person is None:
        if document is None:
            raise Nobody
        return _new_person(work, look, identification, document, facts)
    missing = what_is_missing(person.facts, facts)
    complete_person(work, person, missing, source)
    if document is not None:
        add_document(work, person.id, document)
    return replace(person, facts=completed(person.facts, missing))


def _new_person(
    work: Writing, look: Look, identification: Identification, document: PersonDocument, facts: PersonFacts
) -> Person:
    """Make a record. Where two claim one number both are kept, the document stays the first one's, staff decide."""
    claimed = bool(_holders(look, identification))
    person = Person(add_person(work, facts, document.verified), facts)
    if claimed:
        tell_window(work, NUMBER_CLAIMED_TWICE)
        work.audit("number_claimed_twice", person.id)
    else:
        add_document(work, person.id, document)
    return person


def _holders(look: Look, identification: Identification) -> tuple[Person, ...]:
    if identification.number is None:
        return ()
    forms = number_forms(identification.number, identification.typed_15)
    return find_by_numbers(look.connection, look.clinic_id, forms)


def _what_was_shown(look: Look, identification: Identification) -> tuple[PersonDocument | None, PersonFacts, Source]:
    if identification.card is not None:
        return document_of_card(identification.card), facts_of_card(identification.card), Source.CHIP
    if identification.number is None:
        return None, PersonFacts(), Source.SAID
    verdict = examine(identification.number, look.moment.day)
    if verdict.kind is None:
        raise Nobody
    document = PersonDocument(verdict.kind, identification.number, Source.TYPED)
    return document, facts_of_number(identification.number, look.moment.day), Source.TYPED
