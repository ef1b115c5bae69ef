"""What kind of thing a scanner has read, judged by its form alone. Looks nothing up and keeps nothing.

An electronic insurance voucher (医保电子凭证) is opaque and lives for a minute: it can only be resolved on line, so
here it never identifies anybody, and whoever gets it forgets it at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.health_code import MAX_LENGTH, PREFIX

LONGEST_JUDGED = 256
"""Longer ones are unknown without being matched: a clinic's own pattern may be slow."""


class ScannedKind(StrEnum):
    """What a code is, by its form. UNKNOWN may still be a foreign health code that the desk knows."""

    OWN_HEALTH_CODE = "own_health_code"
    INSURANCE_VOUCHER = "insurance_voucher"
    SOCIAL_SECURITY_NUMBER = "social_security_number"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ScanRules:
    """The clinic's patterns, matched against the whole code, case and all."""

    insurance_voucher: str = r"\d{28}"
    social_security_number: str = r"[A-Z]\d{8}"


def scanned_kind(data: bytes, rules: ScanRules) -> ScannedKind:
    """Return what was scanned, blanks around it not counted. Anything may come: bytes that are no text are UNKNOWN."""
    try:
        text = data[: LONGEST_JUDGED + 1].decode("utf-8").strip()
    except UnicodeDecodeError:
        return ScannedKind.UNKNOWN
    if len(data) > LONGEST_JUDGED:
        return ScannedKind.UNKNOWN
    if text.startswith(PREFIX) and len(text) <= MAX_LENGTH:
        return ScannedKind.OWN_HEALTH_CODE
    if re.fullmatch(rules.insurance_voucher, text, re.ASCII):
        return ScannedKind.INSURANCE_VOUCHER
    if re.fullmatch(rules.social_security_number, text, re.ASCII):
        return ScannedKind.SOCIAL_SECURITY_NUMBER
    return ScannedKind.UNKNOWN
