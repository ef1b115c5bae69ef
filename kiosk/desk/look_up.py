"""Finds who stands there, by card, number, code or short code. Writes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kiosk.desk.temporary import person_of_temporary_code
from kiosk.desk.views import view_of_person, view_of_stranger
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.health_code import CTI_LENGTH, CodeProblem, VerifiedCode
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.people import Person, PersonState, contradicts, facts_of_card, facts_of_number, number_forms
from kiosk.domain.registration import (
    Identification,
    Identified,
    IdentifiedBy,
    LookUpResult,
    Unidentified,
    UnknownHolder,
)
from kiosk.domain.scanned_code import ScannedKind, scanned_kind
from kiosk.domain.short_code import is_short_code
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.log import log
from kiosk.store.codes import StoredCode, code_by_cti, code_by_short_code, person_of_foreign_code
from kiosk.store.people import find_by_numbers, find_person

LONGEST_CODE = 4096


def look_up_card(desk: Workplace, card: IdentityCard) -> LookUpResult:
    """Find the holder of a card; somebody new is shown what the chip says. Raises DeskFailed."""
    facts = facts_of_card(card)
    with desk.looking() as look:
        found = find_by_numbers(look.connection, look.clinic_id, number_forms(card.number))
        expired = card.expired_on(look.moment.day)
        if not found:
            view = view_of_stranger(look, facts, card.number)
            return Identified(
                Identification(IdentifiedBy.CARD, None, card, card.number), replace(view, card_expired=expired)
            )
        if not _one_open_record(found):
            return Unidentified.NEEDS_STAFF
        if contradicts(found[0].facts, facts):
            return _second_claim(desk, card)
        person = found[0]
        view = view_of_person(look, person, IdentifiedBy.CARD, card.number)
        if view.name is None:
            view = replace(view, name=view_of_stranger(look, facts, card.number).name)
        return Identified(
            Identification(IdentifiedBy.CARD, person.id, card, card.number), replace(view, card_expired=expired)
        )


def _second_claim(desk: Workplace, card: IdentityCard) -> LookUpResult:
    """Let whoever shows a number that is another's go on with one temporary number; at the window staff see both."""
    if desk.settings.is_window:
        return Unidentified.NEEDS_STAFF
    shown = f"{card.number} {card.name}".encode("utf-8", "surrogatepass")
    return UnknownHolder(hashlib.sha256(shown).hexdigest()[: 2 * CTI_LENGTH])


def look_up_number(desk: Workplace, number: str, typed_15: str | None = None) -> LookUpResult:
    """Find the person of a valid number of 18, and of its 15 digits where those were typed. Raises DeskFailed."""
    with desk.looking() as look:
        found = find_by_numbers(look.connection, look.clinic_id, number_forms(number, typed_15))
        person_id = found[0].id if found else None
        identification = Identification(IdentifiedBy.NUMBER, person_id, None, number, typed_15)
        if not found:
            view = view_of_stranger(look, facts_of_number(number, look.moment.day), number)
            return Identified(identification, view)
        if not _one_open_record(found):
            return Unidentified.NEEDS_STAFF
        return Identified(identification, view_of_person(look, found[0], IdentifiedBy.NUMBER, number))


def look_up_code(desk: Workplace, data: bytes) -> LookUpResult:
    """Find the holder of what a scanner read, whatever it read. Raises DeskFailed.

    An insurance voucher is neither looked up nor mentioned in the log.
    """
    match scanned_kind(data, desk.settings.scan_rules):
        case ScannedKind.INSURANCE_VOUCHER:
            return Unidentified.INSURANCE_VOUCHER
        case ScannedKind.SOCIAL_SECURITY_NUMBER:
            return look_up_social_security_number(desk, data.decode("utf-8").strip())
        case ScannedKind.OWN_HEALTH_CODE | ScannedKind.UNKNOWN:
            return _holder_of_code(desk, data)


def look_up_social_security_card(desk: Workplace, card: SocialSecurityCard) -> LookUpResult:
    """Find the holder by the card's own number, then by the identity number on its chip. Raises DeskFailed.

    Nothing on the chip is proven: like a sticker it shows the masked name and the age, and writes nothing down.
    """
    for number in (card.card_number, card.number):
        found = Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD if number is None else _holder_of_number(desk, number)
        if found is not Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD:
            return found
    return Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD


def look_up_social_security_number(desk: Workplace, number: str) -> LookUpResult:
    """Find who has this social-security card: the card's own number, not the holder's. Raises DeskFailed."""
    return _holder_of_number(desk, number)


def _holder_of_number(desk: Workplace, number: str) -> LookUpResult:
    with desk.looking() as look:
        found = find_by_numbers(look.connection, look.clinic_id, number_forms(number))
        if not found:
            return Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD
        if not _one_open_record(found):
            return Unidentified.NEEDS_STAFF
        return _by_person_id(look, found[0].id, IdentifiedBy.SOCIAL_SECURITY_CARD)


def _holder_of_code(desk: Workplace, data: bytes) -> LookUpResult:
    text = _text_of(data)
    if text is None:
        log.info("code_unknown", length=len(data), problem="not_text")
        return Unidentified.UNKNOWN_CODE
    match desk.verifier.verify(text):
        case VerifiedCode(cti=cti):
            return _holder_of(desk, cti.hex())
        case CodeProblem.NOT_OURS:
            return _holder_of_foreign(desk, text)
        case problem:
            log.info("code_refused", length=len(data), problem=problem.value)
            return Unidentified.UNKNOWN_CODE


def look_up_short_code(desk: Workplace, code: str) -> LookUpResult:
    """Find the person of the eight digits below a code. Raises DeskFailed."""
    if not is_short_code(code):
        return Unidentified.UNKNOWN_SHORT_CODE
    with desk.looking() as look:
        stored = code_by_short_code(look.connection, look.clinic_id, code)
        if stored is None:
            return Unidentified.UNKNOWN_SHORT_CODE
        return _by_stored_code(look, stored, IdentifiedBy.SHORT_CODE)


def _holder_of(desk: Workplace, cti: str) -> LookUpResult:
    with desk.looking() as look:
        stored = code_by_cti(look.connection, look.clinic_id, cti)
        if stored is not None:
            return _by_stored_code(look, stored, IdentifiedBy.STICKER)
        person_id = person_of_temporary_code(look, cti)
        return UnknownHolder(cti) if person_id is None else _by_person_id(look, person_id, IdentifiedBy.STICKER)


def _holder_of_foreign(desk: Workplace, text: str) -> LookUpResult:
    with desk.looking() as look:
        person_id = person_of_foreign_code(look.connection, look.clinic_id, text)
        if person_id is None:
            log.info("code_unknown", length=len(text), problem=CodeProblem.NOT_OURS.value)
            return Unidentified.UNKNOWN_CODE
        return _by_person_id(look, person_id, IdentifiedBy.STICKER)


def _by_stored_code(look: Look, code: StoredCode, by: IdentifiedBy) -> LookUpResult:
    if code.revoked:
        return Unidentified.NEEDS_STAFF
    if code.person_id is None:
        return UnknownHolder(code.cti)
    return _by_person_id(look, code.person_id, by)


def _by_person_id(look: Look, person_id: str, by: IdentifiedBy) -> LookUpResult:
    person = find_person(look.connection, look.clinic_id, person_id)
    if person is None or person.state is not PersonState.ACTIVE:
        return Unidentified.NEEDS_STAFF
    view = view_of_person(look, person, by, None)
    return Identified(Identification(by, person.id), view)


def _one_open_record(found: tuple[Person, ...]) -> bool:
    return len(found) == 1 and found[0].state is PersonState.ACTIVE


def _text_of(data: bytes) -> str | None:
    if not 0 < len(data) <= LONGEST_CODE:
        return None
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() and text else None
