"""The recovery copy: the store's key wrapped to the clinic's recovery public key.

It is there so that a dead mainboard does not take unsent registrations with it. HPKE, RFC 9180, base mode:
DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, `info` as below, one message `enc || ciphertext`, written as
base64 in a small JSON object. The keys are PEM (PKCS #8 and SubjectPublicKeyInfo). The private key belongs in the
clinic's safe: this module only makes it and reads it, and keeps none.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_FORMAT = "nuanchuang-recovery-1"
_INFO = b"nuanchuang store key 1"


class RecoveryProblem(StrEnum):
    """Why a recovery file is of no use. The words are in the catalogue under `recovery-<value>`."""

    NOT_A_KEY = "not-a-key"
    NOT_A_COPY = "not-a-copy"
    OTHER_KEY = "other-key"
    """The copy was wrapped to another recovery key, or was damaged."""


def new_private_key() -> bytes:
    """Return a new recovery private key as PEM."""
    return X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_part(private_pem: bytes) -> bytes | RecoveryProblem:
    """Return the public key that belongs to a private one, both PEM."""
    key = _private_key(private_pem)
    if key is None:
        return RecoveryProblem.NOT_A_KEY
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public_pem: bytes) -> str | RecoveryProblem:
    """Return what people compare between the stick in the safe and the machine: 4 x 4 characters."""
    key = _public_key(public_pem)
    if key is None:
        return RecoveryProblem.NOT_A_KEY
    digest = hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16].upper()
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def wrap(secret: bytes, public_pem: bytes) -> bytes | RecoveryProblem:
    """Return the recovery copy of `secret` for the holder of the private key."""
    key = _public_key(public_pem)
    if key is None:
        return RecoveryProblem.NOT_A_KEY
    wrapped = base64.b64encode(_SUITE.encrypt(secret, key, info=_INFO)).decode("ascii")
    suite = "RFC 9180 base, DHKEM(X25519,HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305"
    return json.dumps(
        {"format": _FORMAT, "suite": suite, "info": _INFO.decode(), "wrapped": wrapped}, indent=1
    ).encode()


def unwrap(copy: bytes, private_pem: bytes) -> bytes | RecoveryProblem:
    """Return the secret in a recovery copy."""
    key = _private_key(private_pem)
    if key is None:
        return RecoveryProblem.NOT_A_KEY
    message = _message_of(copy)
    if message is None:
        return RecoveryProblem.NOT_A_COPY
    try:
        return _SUITE.decrypt(message, key, info=_INFO)
    except InvalidTag:
        return RecoveryProblem.OTHER_KEY


def _message_of(copy: bytes) -> bytes | None:
    try:
        data = json.loads(copy)
        return base64.b64decode(data["wrapped"], validate=True) if data["format"] == _FORMAT else None
    except (ValueError, TypeError, KeyError, binascii.Error):
        return None


def _private_key(pem: bytes) -> X25519PrivateKey | None:
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        return None
    return key if isinstance(key, X25519PrivateKey) else None


def _public_key(pem: bytes) -> X25519PublicKey | None:
    try:
        key = load_pem_public_key(pem)
    except ValueError:
        return None
    return key if isinstance(key, X25519PublicKey) else None
