"""The window's one search box: people by number, short code, phone, name, pinyin or initials. Writes nothing."""

from __future__ import annotations

from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.health_code import VerifiedCode
from kiosk.domain.identity_number import examine
from kiosk.domain.people import number_forms
from kiosk.domain.search import (
    MOST_CANDIDATES,
    Digits,
    SearchResult,
    TypedNumber,
    looks_like_number,
    readings_of,
    slips_of,
)
from kiosk.store.codes import code_by_cti
from kiosk.store.people import find_by_numbers
from kiosk.store.search import people_with_numbers, search_people


def search(desk: Workplace, text: str, limit: int) -> SearchResult:
    """Return whom the text may mean, and what is to be said of it where it is an identity number. Raises DeskFailed."""
    readings = readings_of(text)
    if not readings:
        return SearchResult(too_little=True)
    with desk.looking() as look:
        found = (search_people(look.connection, look.clinic_id, one, limit + 1, look.moment.day) for one in readings)
        rows = next((rows for rows in found if rows), ())
        number = _typed_number(look, readings[0].text) if isinstance(readings[0], Digits) else None
    return SearchResult(rows[:limit], len(rows) > limit, number)


def search_sticker(desk: Workplace, data: bytes) -> SearchResult:
    """Return whom a sticker of ours was made for, though it was replaced since. Raises DeskFailed."""
    verified = desk.verifier.verify(data.decode("utf-8", "replace").strip())
    if not isinstance(verified, VerifiedCode):
        return SearchResult()
    with desk.looking() as look:
        code = code_by_cti(look.connection, look.clinic_id, verified.cti.hex())
        if code is None:
            return SearchResult()
        wanted = Digits(code.short_code)
        return SearchResult(search_people(look.connection, look.clinic_id, wanted, 1, look.moment.day))


def _typed_number(look: Look, text: str) -> TypedNumber | None:
    if not looks_like_number(text):
        return None
    verdict = examine(text, look.moment.day)
    if verdict.problem is None:
        forms = number_forms(verdict.number, verdict.typed_15)
        known = bool(find_by_numbers(look.connection, look.clinic_id, forms))
        return TypedNumber(verdict.number, None, None, known)
    candidates = people_with_numbers(look.connection, look.clinic_id, slips_of(text), MOST_CANDIDATES, look.moment.day)
    return TypedNumber(verdict.number, verdict.problem, verdict.group, known=False, candidates=candidates)
