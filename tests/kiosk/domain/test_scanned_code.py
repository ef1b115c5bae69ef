"""What a scanner has read, judged by its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.scanned_code import LONGEST_JUDGED, ScannedKind, ScanRules, scanned_kind

RULES = ScanRules()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"JZ1:ABC", ScannedKind.OWN_HEALTH_CODE),
        (b"1" * 28, ScannedKind.INSURANCE_VOUCHER),
        (b"A12345678", ScannedKind.SOCIAL_SECURITY_NUMBER),
        (b"1" * 27, ScannedKind.UNKNOWN),
        (b"https://example.org/", ScannedKind.UNKNOWN),
        (b"' OR 1=1 --", ScannedKind.UNKNOWN),
        (b"", ScannedKind.UNKNOWN),
        (b"\xff\xfe\x00", ScannedKind.UNKNOWN),
        (b"JZ1:" + b"A" * 200, ScannedKind.UNKNOWN),
        ("１".encode() * 28, ScannedKind.UNKNOWN),
    ],
)
def test_a_code_is_what_its_form_says(data: bytes, kind: ScannedKind):
    assert scanned_kind(data, RULES) is kind


def test_a_clinic_may_have_its_own_patterns():
    rules = ScanRules(insurance_voucher=r"YB[0-9A-F]{30}", social_security_number=r"\d{9}")
    assert scanned_kind(b"YB" + b"0F" * 15, rules) is ScannedKind.INSURANCE_VOUCHER
    assert scanned_kind(b"123456789", rules) is ScannedKind.SOCIAL_SECURITY_NUMBER


def test_ten_kilobytes_are_unknown_without_being_matched():
    slow = ScanRules(insurance_voucher=r"(1+)+x")
    assert scanned_kind(b"1" * 10_240, slow) is ScannedKind.UNKNOWN


@given(st.binary(max_size=2 * LONGEST_JUDGED))
def test_anything_has_a_kind(data: bytes):
    assert scanned_kind(data, RULES) in ScannedKind
