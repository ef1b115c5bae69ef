"""Health codes, short codes and foreign codes in the store: whose they are, whether they stand, who may sign them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import ColumnElement, Connection, select

from kiosk.domain.health_code import IssuedCode, TrustedKey, key_id
from kiosk.domain.short_code import make_short_code
from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.writing import Writing

_CODES = tables.health_codes.c
_FOREIGN = tables.foreign_codes.c
_TRUSTED = tables.trusted_keys.c
SHORTEST_FOREIGN_ID = 16
"""A first part shorter than this ("https", "wifi") names a kind of code, not a person."""


@dataclass(frozen=True)
class StoredCode:
    """A health code as issued. `person_id` is None for a code printed before anybody was known by it."""

    id: str
    person_id: str | None
    cti: str = field(repr=False)
    content: str = field(repr=False)
    short_code: str = field(repr=False)
    revoked: bool


def code_by_cti(connection: Connection, clinic_id: str, cti: str) -> StoredCode | None:
    """Return the code with this token id (hex), revoked or not."""
    return _find(connection, _CODES.clinic_id == clinic_id, _CODES.cti == cti)


def code_by_short_code(connection: Connection, clinic_id: str, short_code: str) -> StoredCode | None:
    """Return the code with this short code, revoked or not."""
    return _find(connection, _CODES.clinic_id == clinic_id, _CODES.short_code == short_code)


def code_of_person(connection: Connection, clinic_id: str, person_id: str) -> StoredCode | None:
    """Return the person's newest code that stands."""
    return _find(connection, _CODES.clinic_id == clinic_id, _CODES.person_id == person_id, _CODES.revoked_at.is_(None))


def add_code(work: Writing, person_id: str, issued: IssuedCode, random_below: Callable[[int], int]) -> StoredCode:
    """Write a new code down with a short code that nobody in the clinic has."""
    short_code = make_short_code(random_below)
    while code_by_short_code(work.connection, work.place.clinic_id, short_code) is not None:
        short_code = make_short_code(random_below)
    cti = issued.cti.hex()
    code_id = work.insert(
        tables.health_codes, person_id=person_id, cti=cti, content=issued.text, short_code=short_code, revoked_at=None
    )
    work.audit("code_issued", code_id, person=person_id)
    return StoredCode(code_id, person_id, cti, issued.text, short_code, revoked=False)


def revoke_code(work: Writing, code_id: str, replaced_by: str | None = None) -> None:
    """End a code: it still finds its person, for staff, and registers nobody by itself."""
    work.update(tables.health_codes, code_id, revoked_at=work.now, replaced_by=replaced_by)
    work.audit("code_revoked", code_id, replaced_by=replaced_by)


def foreign_identifier(content: str) -> str:
    """Return the lasting part of a foreign code: 电子健康卡 puts what changes behind a colon."""
    first, colon, _ = content.partition(":")
    return first if colon and len(first) >= SHORTEST_FOREIGN_ID else content


def add_foreign_code(work: Writing, person_id: str, content: str) -> str:
    """Keep a code that others issued, as it is: it can be printed unchanged."""
    identifier = foreign_identifier(content)
    code_id = work.insert(tables.foreign_codes, person_id=person_id, identifier=identifier, content=content)
    work.audit("foreign_code_added", code_id, person=person_id)
    return code_id


def renew_foreign_code(work: Writing, content: str) -> str:
    """Keep what a known foreign code holds now: what stands behind its colon changes. Return the row's id."""
    query = select(_FOREIGN.id).where(
        _FOREIGN.clinic_id == work.place.clinic_id, _FOREIGN.identifier == foreign_identifier(content)
    )
    code_id = str(work.connection.execute(query).scalar_one())
    work.update(tables.foreign_codes, code_id, content=content)
    return code_id


def foreign_code_of(connection: Connection, clinic_id: str, person_id: str, code_id: str) -> str | None:
    """Return what a person's foreign code holds."""
    query = select(_FOREIGN.content).where(
        _FOREIGN.clinic_id == clinic_id, _FOREIGN.person_id == person_id, _FOREIGN.id == code_id
    )
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def person_of_foreign_code(connection: Connection, clinic_id: str, content: str) -> str | None:
    """Return whose foreign code this is."""
    query = select(_FOREIGN.person_id).where(
        _FOREIGN.clinic_id == clinic_id, _FOREIGN.identifier == foreign_identifier(content)
    )
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def trust_key(work: Writing, public_key: Ed25519PublicKey) -> str:
    """Believe the codes that a desk signs from this second on; return the row's id."""
    key_row = work.insert(
        tables.trusted_keys,
        kid=key_id(public_key).hex(),
        public_key=public_key.public_bytes_raw().hex(),
        not_before=work.now.replace(microsecond=0),
        not_after=None,
    )
    work.audit("code_key_trusted", key_row)
    return key_row


def trusted_keys(store: Store, clinic_id: str) -> tuple[TrustedKey, ...]:
    """Return every key whose signatures the clinic believes. Raises StoreTrouble."""
    with store.reading() as connection:
        rows = connection.execute(select(tables.trusted_keys).where(_TRUSTED.clinic_id == clinic_id)).all()
    return tuple(
        TrustedKey(
            kid=bytes.fromhex(row.kid),
            public_key=Ed25519PublicKey.from_public_bytes(bytes.fromhex(row.public_key)),
            not_before=row.not_before,
            not_after=row.not_after,
        )
        for row in rows
    )


def _find(connection: Connection, *conditions: ColumnElement[Any]) -> StoredCode | None:
    query = select(tables.health_codes).where(*conditions).order_by(_CODES.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    return StoredCode(row.id, row.person_id, row.cti, row.content, row.short_code, row.revoked_at is not None)
