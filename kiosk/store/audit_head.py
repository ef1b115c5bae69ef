"""The head of the audit chain, signed by the desk with each line: whoever cuts the tail has no key to sign the rest.

The key lies beside the store and not in it, so a row that was put in by hand is not believed. Only an older copy of the
whole store shows nothing here; the hub remembers the head for that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, Row, select

from kiosk.store import tables

_PURPOSE = b"nuanchuang audit head 1\x00"
_INCARNATIONS, _AUDIT = tables.incarnations.c, tables.audit.c
_KEYS = tables.trusted_keys.c.public_key


class HeadProblem(StrEnum):
    """What is wrong with the head. The words are in the catalogue under `audit-head-<value>`."""

    UNSIGNED = "unsigned"
    """Nobody has signed it: the store is older than the signature, or it was taken away."""
    FORGED = "forged"
    """The signature is not this desk's."""
    CUT = "cut"
    """The line that was signed for is not there, or another one stands in its place."""


@dataclass(frozen=True)
class HeadTrouble:
    """Which incarnation's head, and what is wrong with it."""

    incarnation_id: str
    problem: HeadProblem


class HeadSigner:
    """Signs heads with the desk's key."""

    def __init__(self, private_key: Ed25519PrivateKey) -> None:
        self._private_key = private_key

    @property
    def public_key(self) -> Ed25519PublicKey:
        """What its signatures are checked with."""
        return self._private_key.public_key()

    def sign(self, incarnation_id: str, position: int, head: str) -> str:
        """Return the signature of a head, in hexadecimal digits."""
        return self._private_key.sign(_message(incarnation_id, position, head)).hex()


def verify_heads(connection: Connection, own: Ed25519PublicKey) -> HeadTrouble | None:
    """Return the first incarnation whose head does not stand. To be asked beside `verify_chain`.

    The present one must be signed by `own`, the key that lies on the machine; those before may be by an earlier key.
    """
    others = [Ed25519PublicKey.from_public_bytes(bytes.fromhex(one)) for one in connection.scalars(select(_KEYS))]
    rows = connection.execute(select(tables.incarnations).order_by(_INCARNATIONS.id)).all()
    for row in rows:
        now = row is rows[-1]
        problem = _problem(connection, row, [own] if now else [own, *others], needed=now)
        if problem is not None:
            return HeadTrouble(str(row.id), problem)
    return None


def _problem(
    connection: Connection, row: Row[Any], keys: Iterable[Ed25519PublicKey], *, needed: bool
) -> HeadProblem | None:
    if row.head_signature is None:
        return HeadProblem.UNSIGNED if needed and row.audit_position else None
    message = _message(row.id, row.signed_position, row.signed_head)
    if not any(_is_by(key, row.head_signature, message) for key in keys):
        return HeadProblem.FORGED
    query = select(_AUDIT.hash).where(
        _AUDIT.incarnation_id == row.id, _AUDIT.position == row.signed_position, _AUDIT.hash == row.signed_head
    )
    return None if connection.execute(query).scalar() else HeadProblem.CUT


def _is_by(key: Ed25519PublicKey, signature: str, message: bytes) -> bool:
    try:
        key.verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(incarnation_id: str, position: int, head: str) -> bytes:
    return _PURPOSE + f"{incarnation_id} {position} {head}".encode()
