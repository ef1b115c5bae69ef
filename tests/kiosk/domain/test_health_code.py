import secrets
from datetime import UTC, datetime, timedelta, timezone

import base45
import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.health_code import (
    CodeProblem,
    HealthCodeSigner,
    HealthCodeVerifier,
    IssuedCode,
    TrustedKey,
    VerifiedCode,
    key_id,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KID = key_id(KEY.public_key())
ISSUED_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
CTI = bytes(range(12))
SIGNER = HealthCodeSigner(KEY, KID)
TRUSTED = TrustedKey(KID, KEY.public_key(), datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
VERIFIER = HealthCodeVerifier([TRUSTED])
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def message_of(code: IssuedCode) -> bytes:
    return base45.b45decode(code.text.removeprefix("JZ1:"))


def text_of(message: object) -> str:
    encoded = message if isinstance(message, bytes) else cbor2.dumps(message)
    return "JZ1:" + base45.b45encode(encoded).decode()


def signed_by_hand(protected: bytes, payload: bytes, unprotected: dict | None = None) -> list:
    signature = KEY.sign(cbor2.dumps(["Signature1", protected, b"JZ-HC-1", payload]))
    return [protected, unprotected or {}, payload, signature]


PROTECTED = cbor2.dumps({1: -8, 4: KID})
PAYLOAD = cbor2.dumps({6: int(ISSUED_AT.timestamp()), 7: CTI})


def test_an_issued_code_is_verified_and_says_when_and_by_which_key_it_was_issued():
    code = SIGNER.issue(ISSUED_AT, CTI)
    assert VERIFIER.verify(code.text) == VerifiedCode(CTI, ISSUED_AT, KID)


def test_the_bytes_are_those_of_the_format_and_stay_so():
    protected, unprotected, payload, signature = cbor2.loads(message_of(SIGNER.issue(ISSUED_AT, CTI)))
    assert protected == bytes.fromhex("a201270442") + KID
    assert unprotected == {}
    assert payload == bytes.fromhex("a2061a6b000508074c") + CTI
    assert len(signature) == 64


def test_a_hand_made_message_of_the_same_form_gives_the_same_text():
    assert text_of(signed_by_hand(PROTECTED, PAYLOAD)) == SIGNER.issue(ISSUED_AT, CTI).text


def test_another_library_verifies_the_same_bytes():
    code = SIGNER.issue(ISSUED_AT, CTI)
    key = cwt.COSEKey.new({1: 1, 2: KID, 3: -8, -1: 6, -2: KEY.public_key().public_bytes_raw()})
    tagged = cbor2.dumps(cbor2.CBORTag(18, cbor2.loads(message_of(code))))
    payload = cwt.COSE.new().decode(tagged, key, external_aad=b"JZ-HC-1")
    assert cbor2.loads(payload) == {6: int(ISSUED_AT.timestamp()), 7: CTI}


def test_a_code_made_by_another_library_is_verified_here():
    key = cwt.COSEKey.new(
        {
            1: 1,
            2: KID,
            3: -8,
            -1: 6,
            -2: KEY.public_key().public_bytes_raw(),
            -4: KEY.private_bytes_raw(),
        }
    )
    tagged = cwt.COSE.new().encode_and_sign(
        PAYLOAD, key, protected={1: -8, 4: KID}, unprotected={}, external_aad=b"JZ-HC-1"
    )
    assert VERIFIER.verify(text_of(cbor2.loads(tagged).value)) == VerifiedCode(CTI, ISSUED_AT, KID)


@pytest.mark.parametrize(("kid", "length"), [(b"\x07", 150), (b"\x07\x01", 151)])
def test_a_code_has_150_or_151_characters_of_qr_alphanumeric_mode(kid: bytes, length: int):
    text = HealthCodeSigner(KEY, kid).issue(ISSUED_AT).text
    assert len(text) == length
    assert set(text) <= set(BASE45)


def test_each_code_gets_its_own_random_cti():
    codes = [SIGNER.issue(ISSUED_AT) for _ in range(20)]
    assert len({code.cti for code in codes}) == 20
    assert {len(code.cti) for code in codes} == {12}


def test_the_time_of_issue_is_kept_in_whole_seconds_whatever_its_zone():
    beijing = timezone(timedelta(hours=8))
    code = SIGNER.issue(datetime(2026, 11, 20, 16, 30, 0, 999_999, tzinfo=beijing), CTI)
    assert VERIFIER.verify(code.text) == VerifiedCode(CTI, ISSUED_AT, KID)


@pytest.mark.parametrize("kid", [b"", b"\x01\x02\x03"])
def test_a_key_id_that_would_not_fit_the_symbol_is_refused(kid: bytes):
    with pytest.raises(ValueError, match="1 or 2 bytes"):
        HealthCodeSigner(KEY, kid)


def test_a_time_without_zone_and_a_short_cti_are_refused():
    with pytest.raises(ValueError, match="zone"):
        SIGNER.issue(datetime(2026, 11, 20))
    with pytest.raises(ValueError, match="12 bytes"):
        SIGNER.issue(ISSUED_AT, b"short")


@pytest.mark.parametrize("text", ["", "JZ", "JZ2:ABC", "jz1:ABC", "http://example.org", "6" * 10_000, "\x00\u202e"])
def test_a_text_without_our_mark_is_not_ours(text: str):
    assert VERIFIER.verify(text) is CodeProblem.NOT_OURS


@pytest.mark.parametrize("tail", ["", "A", "ABC", "\n", "中文", "::::", "0" * 10_000, "6BF%"])
def test_our_mark_before_rubbish_is_malformed(tail: str):
    assert VERIFIER.verify("JZ1:" + tail) is CodeProblem.MALFORMED


@pytest.mark.parametrize("added", ["\n", " ", "0", "00"])
def test_a_code_with_anything_after_it_is_malformed(added: str):
    assert VERIFIER.verify(SIGNER.issue(ISSUED_AT).text + added) is CodeProblem.MALFORMED


WRONG_FORMS = {
    "tagged": cbor2.CBORTag(18, signed_by_hand(PROTECTED, PAYLOAD)),
    "an unprotected header": signed_by_hand(PROTECTED, PAYLOAD, {4: b"\x01"}),
    "another algorithm": signed_by_hand(cbor2.dumps({1: -7, 4: KID}), PAYLOAD),
    "no algorithm": signed_by_hand(cbor2.dumps({4: KID}), PAYLOAD),
    "headers in another order": signed_by_hand(bytes.fromhex("a20442") + KID + bytes.fromhex("0127"), PAYLOAD),
    "a claim more": signed_by_hand(PROTECTED, cbor2.dumps({6: 1_800_000_000, 7: CTI, 8: 1})),
    "claims in another order": signed_by_hand(PROTECTED, cbor2.dumps({7: CTI, 6: 1_800_000_000})),
    "a time in more bytes than needed": signed_by_hand(
        PROTECTED, bytes.fromhex("a2061b000000006b49d200074c") + bytes(12)
    ),
    "a time that is a float": signed_by_hand(PROTECTED, cbor2.dumps({6: 1_800_000_000.0, 7: CTI})),
    "a time that is true": signed_by_hand(PROTECTED, cbor2.dumps({6: True, 7: CTI})),
    "a negative time": signed_by_hand(PROTECTED, cbor2.dumps({6: -1, 7: CTI})),
    "a short cti": signed_by_hand(PROTECTED, cbor2.dumps({6: 1_800_000_000, 7: CTI[:11]})),
    "a kid of text": signed_by_hand(cbor2.dumps({1: -8, 4: "ab"}), PAYLOAD),
    "a list that is not four long": [PROTECTED, {}, PAYLOAD],
    "not a list": {1: 2},
    "a number": 7,
    "an array of indefinite length": b"\x9f" + cbor2.dumps(signed_by_hand(PROTECTED, PAYLOAD))[1:] + b"\xff",
    "a date that does not exist": b"\xc0\x78\x142026-99-99T00:00:00Z",
    "a pattern that does not compile": b"\xd8\x23\x61(",
    "a promise of more bytes than there are": b"\x84\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
    "sixty lists in one another": b"\x81" * 60 + b"\x00",
}


@pytest.mark.parametrize("message", WRONG_FORMS.values(), ids=WRONG_FORMS.keys())
def test_any_other_way_to_write_a_code_is_malformed_even_when_well_signed(message: object):
    assert VERIFIER.verify(text_of(message)) is CodeProblem.MALFORMED


def test_the_code_of_an_unknown_desk_is_told_apart():
    text = HealthCodeSigner(OTHER_KEY, b"\x01").issue(ISSUED_AT).text
    assert VERIFIER.verify(text) is CodeProblem.UNKNOWN_KEY


def test_a_code_signed_with_another_key_under_our_key_id_is_a_forgery():
    text = HealthCodeSigner(OTHER_KEY, KID).issue(ISSUED_AT).text
    assert VERIFIER.verify(text) is CodeProblem.BAD_SIGNATURE


@pytest.mark.parametrize(
    ("issued_at", "verified"),
    [
        (TRUSTED.not_before, True),
        (TRUSTED.not_before - timedelta(seconds=1), False),
        (TRUSTED.not_after - timedelta(seconds=1), True),
        (TRUSTED.not_after, False),
    ],
)
def test_a_code_counts_only_when_issued_in_its_keys_window(issued_at: datetime, verified: bool):
    verdict = VERIFIER.verify(SIGNER.issue(issued_at, CTI).text)
    assert verdict == (VerifiedCode(CTI, issued_at, KID) if verified else CodeProblem.OUTSIDE_KEY_WINDOW)


def test_a_key_without_an_end_stays_good():
    forever = HealthCodeVerifier([TrustedKey(KID, KEY.public_key(), TRUSTED.not_before)])
    late = datetime(2099, 1, 1, tzinfo=UTC)
    assert forever.verify(SIGNER.issue(late, CTI).text) == VerifiedCode(CTI, late, KID)


def test_two_desks_whose_keys_share_an_id_are_both_believed():
    verifier = HealthCodeVerifier([TrustedKey(KID, OTHER_KEY.public_key(), TRUSTED.not_before), TRUSTED])
    verdicts = [verifier.verify(HealthCodeSigner(key, KID).issue(ISSUED_AT, CTI).text) for key in (KEY, OTHER_KEY)]
    assert verdicts == [VerifiedCode(CTI, ISSUED_AT, KID)] * 2


def test_neither_code_nor_cti_shows_in_repr():
    code = SIGNER.issue(ISSUED_AT, CTI)
    shown = repr(code) + repr(VERIFIER.verify(code.text))
    assert code.text not in shown
    assert repr(CTI) not in shown


def test_no_single_flipped_bit_is_ever_believed():
    message = message_of(SIGNER.issue(ISSUED_AT, CTI))
    for bit in range(len(message) * 8):
        flipped = bytearray(message)
        flipped[bit // 8] ^= 1 << bit % 8
        assert VERIFIER.verify(text_of(bytes(flipped))) in set(CodeProblem)


@given(place=st.integers(4, 150), character=st.sampled_from(BASE45))
def test_no_single_changed_character_is_ever_believed(place: int, character: str):
    text = SIGNER.issue(ISSUED_AT, CTI).text
    changed = text[:place] + character + text[place + 1 :]
    assert changed == text or VERIFIER.verify(changed) in set(CodeProblem)


@given(st.text())
def test_any_text_at_all_gets_an_answer(text: str):
    assert VERIFIER.verify(text) in set(CodeProblem)
    assert VERIFIER.verify("JZ1:" + text) in set(CodeProblem)


@given(st.binary(max_size=98))
def test_any_bytes_in_our_dress_get_an_answer(data: bytes):
    assert VERIFIER.verify(text_of(data)) in set(CodeProblem)


CBOR_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.binary(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 8), inner, max_size=3),
    max_leaves=8,
)


@given(st.tuples(CBOR_VALUES, CBOR_VALUES, CBOR_VALUES, CBOR_VALUES))
def test_any_four_values_in_our_dress_get_an_answer(values: tuple[object, ...]):
    assert VERIFIER.verify(text_of(list(values))) in set(CodeProblem)


@given(issued_at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), cti=st.binary(min_size=12, max_size=12))
def test_every_code_issued_in_the_window_is_verified(issued_at: datetime, cti: bytes):
    moment = issued_at.replace(tzinfo=UTC, microsecond=0)
    assert VERIFIER.verify(SIGNER.issue(moment, cti).text) == VerifiedCode(cti, moment, KID)


def test_a_key_id_is_two_bytes_of_the_keys_own_digest():
    assert key_id(KEY.public_key()) == KID
    assert (
        len({key_id(Ed25519PrivateKey.from_private_bytes(secrets.token_bytes(32)).public_key()) for _ in range(9)}) > 1
    )
