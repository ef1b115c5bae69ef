import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.recovery import RecoveryProblem, fingerprint, new_private_key, public_part, unwrap, wrap
from kiosk.texts import LANGUAGES, texts

PRIVATE = new_private_key()
PUBLIC = public_part(PRIVATE)
SECRET = bytes(range(32))
COPY = wrap(SECRET, PUBLIC)


def test_the_private_key_opens_the_copy():
    assert unwrap(COPY, PRIVATE) == SECRET


def test_the_copy_does_not_hold_the_secret_and_is_new_each_time():
    assert SECRET not in COPY
    assert wrap(SECRET, PUBLIC) != COPY


def test_another_clinics_key_does_not_open_the_copy():
    assert unwrap(COPY, new_private_key()) is RecoveryProblem.OTHER_KEY


@given(st.integers(0, 79), st.integers(0, 7))
def test_a_damaged_copy_does_not_open(place: int, bit: int):
    data = json.loads(COPY)
    message = bytearray(base64.b64decode(data["wrapped"]))
    message[place] ^= 1 << bit
    data["wrapped"] = base64.b64encode(bytes(message)).decode()
    # RFC 7748 ignores the highest bit of a public key, but HPKE binds the bytes as sent, so that changes too.
    assert unwrap(json.dumps(data).encode(), PRIVATE) is RecoveryProblem.OTHER_KEY


@given(st.binary())
def test_what_is_no_copy_is_told(data: bytes):
    assert unwrap(data, PRIVATE) is RecoveryProblem.NOT_A_COPY


@pytest.mark.parametrize(
    "data", [b"[]", b"{}", b'{"format": "nuanchuang-recovery-1", "wrapped": "%"}', b'{"format": "x"}']
)
def test_json_that_is_no_copy_is_told(data: bytes):
    assert unwrap(data, PRIVATE) is RecoveryProblem.NOT_A_COPY


def test_a_copy_cut_short_is_told():
    assert unwrap(b'{"format": "nuanchuang-recovery-1", "wrapped": "AAAA"}', PRIVATE) is RecoveryProblem.OTHER_KEY


ED25519 = Ed25519PrivateKey.generate()


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"rubbish",
        PUBLIC,
        ED25519.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ],
)
def test_what_is_no_private_key_is_told(pem: bytes):
    assert unwrap(COPY, pem) is RecoveryProblem.NOT_A_KEY
    assert public_part(pem) is RecoveryProblem.NOT_A_KEY


@pytest.mark.parametrize(
    "pem",
    [b"", b"rubbish", PRIVATE, ED25519.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)],
)
def test_what_is_no_public_key_is_told(pem: bytes):
    assert wrap(SECRET, pem) is RecoveryProblem.NOT_A_KEY
    assert fingerprint(pem) is RecoveryProblem.NOT_A_KEY


def test_people_compare_sixteen_characters_in_groups():
    shown = fingerprint(PUBLIC)
    assert [len(group) for group in shown.split()] == [4, 4, 4, 4]
    assert shown == fingerprint(public_part(PRIVATE)) != fingerprint(public_part(new_private_key()))


def test_the_copy_opens_by_the_standards_own_steps_without_this_program():
    assert open_by_rfc_9180(base64.b64decode(json.loads(COPY)["wrapped"]), PRIVATE) == SECRET


def open_by_rfc_9180(message: bytes, private_pem: bytes) -> bytes:
    """RFC 9180 sections 4.1 and 5.1, base mode, written out with HKDF, X25519 and ChaCha20-Poly1305 only."""
    private = load_pem_private_key(private_pem, None)
    assert isinstance(private, X25519PrivateKey)
    enc, sealed = message[:32], message[32:]
    kem, hpke = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
    shared = private.exchange(X25519PublicKey.from_public_bytes(enc))
    extracted = extract(kem, b"", b"eae_prk", shared)
    secret = expand(kem, extracted, b"shared_secret", enc + private.public_key().public_bytes_raw(), 32)
    context = (
        b"\x00" + extract(hpke, b"", b"psk_id_hash", b"") + extract(hpke, b"", b"info_hash", b"nuanchuang store key 1")
    )
    schedule = extract(hpke, secret, b"secret", b"")
    key, nonce = expand(hpke, schedule, b"key", context, 32), expand(hpke, schedule, b"base_nonce", context, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, sealed, b"")


def extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac(salt or bytes(SHA256.digest_size), b"HPKE-v1" + suite + label + material)


def expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return hmac(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\x01")[:length]


def hmac(key: bytes, data: bytes) -> bytes:
    code = HMAC(key, SHA256())
    code.update(data)
    return code.finalize()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_words(language: str):
    assert all(texts(language)(f"recovery-{problem}") for problem in RecoveryProblem)
