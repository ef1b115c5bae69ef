import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, time

import pytest
from pydantic import ValidationError

from kiosk.domain.documents import Document, HealthCodeSticker, PaperCard, TemporarySlip, Ticket, from_data, to_data
from kiosk.domain.identity_number import Sex
from kiosk.domain.sessions import Period

NAME, CODE, SHORT_CODE = "王*芳", "JZ1:6BF%MADE UP", "48210935"
ISSUED_AT = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
STICKER = HealthCodeSticker(clinic="青山镇卫生院", name=NAME, code=CODE, short_code=SHORT_CODE)
TICKET = Ticket(
    clinic="青山镇卫生院",
    department="血压血糖",
    number="15",
    room="203",
    desk="自助机 1",
    issued_at=ISSUED_AT,
    name=NAME,
    sex=Sex.FEMALE,
    age=82,
    floor="2",
    period=Period.MORNING,
    slot_start=time(8, 30),
    slot_end=time(9, 0),
    ahead=3,
    reprint=True,
)
CARD = PaperCard(
    clinic="青山镇卫生院", name="王秀芳", code=CODE, short_code=SHORT_CODE, birth_year=1944, family_phone="138****0000"
)
SLIP = TemporarySlip(clinic="青山镇卫生院", number="T-0007", window="1", desk="自助机 1", issued_at=ISSUED_AT)
DOCUMENTS = [STICKER, TICKET, CARD, SLIP, replace(TICKET, name=None, slot_start=None), replace(CARD, size="a6")]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_comes_back_from_the_ledger_as_it_went_in(document: Document):
    stored = json.dumps(to_data(document), ensure_ascii=False)
    assert from_data(json.loads(stored)) == document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_kind_tells_what_a_document_is(document: Document):
    assert type(from_data(to_data(document))) is type(document)
    assert to_data(document)["kind"] == document.kind


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_has_a_place_for_an_identity_number_or_anything_unknown(document: Document):
    with pytest.raises(ValidationError):
        from_data({**to_data(document), "identity_number": "made up"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("short_code", "4821093"),
        ("short_code", "4821093x"),
        ("short_code", "48210937"),
        ("short_code", "４８２１０９３７"),
        ("code", ""),
        ("code", "x" * 1201),
        ("clinic", "院" * 121),
        ("name", None),
        ("kind", "letter"),
    ],
)
def test_what_cannot_be_printed_is_refused(field: str, value: object):
    with pytest.raises(ValidationError):
        from_data({**to_data(STICKER), field: value})


@pytest.mark.parametrize("data", [None, [], {}, "sticker", {"kind": "ticket"}])
def test_what_is_no_document_is_refused(data: object):
    with pytest.raises(ValidationError):
        from_data(data)


@pytest.mark.parametrize("document", [STICKER, TICKET, CARD])
def test_neither_name_nor_code_shows_in_repr(document: Document):
    shown = repr(document)
    assert all(secret not in shown for secret in (NAME, "王秀芳", CODE, SHORT_CODE, "138****0000"))


def test_a_document_cannot_be_changed_after_it_was_made():
    with pytest.raises(FrozenInstanceError):
        TICKET.number = "16"  # type: ignore[misc]
