"""The health code on the sticker, version JZ1: who issued it, when, and twelve random bytes. No personal data.

`"JZ1:" + base45(COSE_Sign1)`, untagged, Ed25519 (RFC 9052, RFC 9053 section 2.2, RFC 9285): protected
`{1: -8, 4: kid}`, payload `{6: iat, 7: cti}` (RFC 8392), external data `JZ-HC-1`. With a `kid` of one or two bytes
that is 97 or 98 bytes, 150 or 151 characters: QR version 8 at level Q.

A code identifies and does not authenticate: it can be photographed. This module knows nothing of persons, revocations
or the store, and never raises for what a scanner may read.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

import base45
import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PREFIX = "JZ1:"
MAX_LENGTH = 151
CTI_LENGTH = 12

_EXTERNAL_AAD = b"JZ-HC-1"
_SIGNATURE_LENGTH = 64
_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8  # COSE header parameters and algorithm
_ISSUED_AT, _TOKEN_ID = 6, 7  # CWT claims
_IAT_END = 2**32  # four bytes of time last until 2106


@dataclass(frozen=True)
class IssuedCode:
    """A new code. `cti` names it in the store; `text` is what the QR symbol holds."""

    text: str = field(repr=False)
    cti: bytes = field(repr=False)


@dataclass(frozen=True)
class TrustedKey:
    """A desk's public key and the time in which codes may have been issued with it: not_before <= iat < not_after."""

    kid: bytes
    public_key: Ed25519PublicKey
    not_before: datetime
    not_after: datetime | None = None


@dataclass(frozen=True)
class VerifiedCode:
    """A code that a trusted desk issued. Whether `cti` is revoked, and whose it is, the store knows."""

    cti: bytes = field(repr=False)
    issued_at: datetime
    kid: bytes


class CodeProblem(StrEnum):
    """Why a text is not taken for one of our codes."""

    NOT_OURS = "not_ours"
    MALFORMED = "malformed"
    UNKNOWN_KEY = "unknown_key"
    OUTSIDE_KEY_WINDOW = "outside_key_window"
    BAD_SIGNATURE = "bad_signature"


@dataclass(frozen=True)
class _Parts:
    kid: bytes
    iat: int
    cti: bytes
    signature: bytes

    @property
    def protected(self) -> bytes:
        return cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: self.kid}, canonical=True)

    @property
    def payload(self) -> bytes:
        return cbor2.dumps({_ISSUED_AT: self.iat, _TOKEN_ID: self.cti}, canonical=True)

    @property
    def to_be_signed(self) -> bytes:
        """RFC 9052 section 4.4, Sig_structure."""
        return cbor2.dumps(["Signature1", self.protected, _EXTERNAL_AAD, self.payload], canonical=True)

    @property
    def text(self) -> str:
        message = cbor2.dumps([self.protected, {}, self.payload, self.signature], canonical=True)
        return PREFIX + str(base45.b45encode(message), "ascii")


def key_id(public_key: Ed25519PublicKey) -> bytes:
    """Return the two bytes that stand for a key in its codes. Two keys may share them; both are then tried."""
    return hashlib.sha256(public_key.public_bytes_raw()).digest()[:2]


class HealthCodeSigner:
    """Issues codes with one desk's key. `kid` has one or two bytes, so that the code fits its QR version."""

    def __init__(self, private_key: Ed25519PrivateKey, kid: bytes) -> None:
        if len(kid) not in (1, 2):
            raise ValueError(f"a key id has 1 or 2 bytes, not {len(kid)}")
        self._private_key = private_key
        self._kid = kid

    def issue(self, issued_at: datetime, cti: bytes | None = None) -> IssuedCode:
        """Return a code issued at `issued_at` (with its zone; whole seconds count). A given `cti` has 12 bytes."""
        token = secrets.token_bytes(CTI_LENGTH) if cti is None else cti
        if len(token) != CTI_LENGTH:
            raise ValueError(f"a cti has {CTI_LENGTH} bytes, not {len(token)}")
        if issued_at.tzinfo is None:
            raise ValueError("the time of issue needs its zone")
        unsigned = _Parts(self._kid, int(issued_at.timestamp()), token, b"")
        signature = self._private_key.sign(unsigned.to_be_signed)
        return IssuedCode(_Parts(unsigned.kid, unsigned.iat, token, signature).text, token)


class HealthCodeVerifier:
    """Judges what a scanner read against the keys that the clinic trusts."""

    def __init__(self, keys: Iterable[TrustedKey]) -> None:
        self._keys: defaultdict[bytes, list[TrustedKey]] = defaultdict(list)
        for key in keys:
            self._keys[key.kid].append(key)

    def verify(self, text: str) -> VerifiedCode | CodeProblem:
        """Return what the code says, or why it is not believed. Any text may be given."""
        if not text.startswith(PREFIX):
            return CodeProblem.NOT_OURS
        parts = _parse(text) if len(text) <= MAX_LENGTH else None
        return CodeProblem.MALFORMED if parts is None else self._judge(parts)

    def _judge(self, parts: _Parts) -> VerifiedCode | CodeProblem:
        keys = self._keys.get(parts.kid)
        if not keys:
            return CodeProblem.UNKNOWN_KEY
        issued_at = datetime.fromtimestamp(parts.iat, UTC)
        open_keys = [key for key in keys if _in_window(key, issued_at)]
        if not open_keys:
            return CodeProblem.OUTSIDE_KEY_WINDOW
        if not any(_signed_with(key.public_key, parts) for key in open_keys):
            return CodeProblem.BAD_SIGNATURE
        return VerifiedCode(parts.cti, issued_at, parts.kid)


def _in_window(key: TrustedKey, issued_at: datetime) -> bool:
    return key.not_before <= issued_at and (key.not_after is None or issued_at < key.not_after)


def _signed_with(public_key: Ed25519PublicKey, parts: _Parts) -> bool:
    try:
        public_key.verify(parts.signature, parts.to_be_signed)
    except InvalidSignature:
        return False
    return True


def _parse(text: str) -> _Parts | None:
    """Return the code's parts, if it is exactly what an issuer would have written of them: one form, no second."""
    try:
        protected, _, payload, signature = cbor2.loads(base45.b45decode(text.removeprefix(PREFIX)))
        headers, claims = cbor2.loads(protected), cbor2.loads(payload)
        parts = _Parts(headers[_KEY_ID], claims[_ISSUED_AT], claims[_TOKEN_ID], signature)
        return parts if _well_formed(parts) and parts.text == text else None
    except Exception:  # cbor2 hands on whatever the types behind CBOR's tags raise (dates, fractions, patterns)
        return None


def _well_formed(parts: _Parts) -> bool:
    return (
        _is_bytes(parts.kid, 1, 2)
        and type(parts.iat) is int
        and 0 <= parts.iat < _IAT_END
        and _is_bytes(parts.cti, CTI_LENGTH)
        and _is_bytes(parts.signature, _SIGNATURE_LENGTH)
    )


def _is_bytes(value: object, *lengths: int) -> bool:
    return isinstance(value, bytes) and len(value) in lengths
