"""Printer models, read from profiles.toml, and which document belongs on which media."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import assert_never

from pydantic import ConfigDict, TypeAdapter

from kiosk.domain.documents import (
    Document,
    FollowUpSlip,
    GuidanceSlip,
    HealthCodeSticker,
    PaperCard,
    PrinterTestPage,
    TemporarySlip,
    Ticket,
    WallSlip,
    WifiSlip,
)
from kiosk.ports import DocumentMedia, PrinterLanguage, PrinterProfile

PROFILES = Path(__file__).resolve().parent / "profiles.toml"
_DEFAULT_NAMES = {
    DocumentMedia.LABEL_50X30: "label",
    DocumentMedia.RECEIPT_80: "receipt-80",
    DocumentMedia.RECEIPT_58: "receipt-58",
    DocumentMedia.CARD_ID1: "card-id1",
    DocumentMedia.CARD_A6: "card-a6",
}
_RECEIPTS = (DocumentMedia.RECEIPT_80, DocumentMedia.RECEIPT_58)


@cache
def load_profiles(path: Path = PROFILES) -> dict[str, PrinterProfile]:
    """Return the printer models by name. pydantic.ValidationError names what is wrong in a clinic's own file."""
    models = tomllib.loads(path.read_text(encoding="utf-8"))
    named = {name: {"height_dots": None, **model, "name": name} for name, model in models.items()}
    adapter = TypeAdapter(dict[str, PrinterProfile], config=ConfigDict(extra="forbid"))
    return adapter.validate_python(named)


def media_for(document: Document) -> tuple[DocumentMedia, ...]:
    """Return the media that a document may be printed on, the usual one first."""
    match document:
        case HealthCodeSticker():
            return (DocumentMedia.LABEL_50X30,)
        case Ticket() | TemporarySlip() | WifiSlip() | FollowUpSlip() | GuidanceSlip():
            return _RECEIPTS
        case WallSlip():
            return (*_RECEIPTS, DocumentMedia.SHEET_A4)
        case PrinterTestPage():
            return (*_RECEIPTS, *(media for media in DocumentMedia if media not in _RECEIPTS))
        case PaperCard(size="a6"):
            return (DocumentMedia.CARD_A6,)
        case PaperCard():
            return (DocumentMedia.CARD_ID1,)
        case _:
            assert_never(document)


def fits(document: Document, profile: PrinterProfile) -> bool:
    """Whether the document belongs on what lies in that printer."""
    return profile.media in media_for(document)


def as_it_lies(document: Document, profile: PrinterProfile) -> Document:
    """Return the document in the size that lies in the printer: a card has two, and the clinic bought one of them."""
    if not isinstance(document, PaperCard):
        return document
    match profile.media:
        case DocumentMedia.CARD_A6:
            return replace(document, size="a6")
        case DocumentMedia.CARD_ID1:
            return replace(document, size="id1")
        case _:
            return document


def default_profile(document: Document, language: PrinterLanguage = PrinterLanguage.TSPL) -> PrinterProfile:
    """Return the model a document is made for when none is named: 203 dpi, the same dots in every language."""
    return load_profiles()[f"{_DEFAULT_NAMES[media_for(document)[0]]}-{language}-203"]
