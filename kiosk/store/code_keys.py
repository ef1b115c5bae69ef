"""Keys whose signatures on health codes the clinic believes. Private keys are kept by kiosk.store.key, never here."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from kiosk.domain.health_code import HealthCodeVerifier, TrustedKey, key_id
from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.writing import Writing

_TRUSTED = tables.trusted_keys.c


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


def code_verifier(store: Store, clinic_id: str) -> HealthCodeVerifier:
    """Return the judge of codes, with every key that the clinic trusts. Raises StoreTrouble."""
    query = select(tables.trusted_keys).where(_TRUSTED.clinic_id == clinic_id)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return HealthCodeVerifier(
        TrustedKey(
            kid=bytes.fromhex(row.kid),
            public_key=Ed25519PublicKey.from_public_bytes(bytes.fromhex(row.public_key)),
            not_before=row.not_before,
            not_after=row.not_after,
        )
        for row in rows
    )
