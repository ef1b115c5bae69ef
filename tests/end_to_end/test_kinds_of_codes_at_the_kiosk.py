"""Each kind of code, as bytes out of the scanner, before a whole kiosk."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from kiosk.cli.demo_devices import SCANNER
from kiosk.cli.system_clock import SystemClock
from kiosk.domain.identity_number import DocumentKind
from kiosk.domain.people import Source
from kiosk.domain.registration import IdentifiedBy
from kiosk.journey.model import Confirm, Notice, Welcome
from kiosk.store import tables
from kiosk.store.codes import add_foreign_code
from kiosk.store.people import PersonDocument, add_document
from kiosk.store.writing import Place, writing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VOUCHER = "6200000000000000202611230840"
SOCIAL_SECURITY_NUMBER = "B87654321"
PROVINCE = "9B41D0" * 10


@pytest.fixture
def known_person(whole_kiosk):
    """Give a regular of the clinic a social-security card and a province's code."""
    store = whole_kiosk.demo.opened.store
    with writing(store, Place("demo", "demo-kiosk"), SystemClock().now()) as work:
        number = whole_kiosk.demo.people.regulars[0].number
        query = select(tables.documents.c.person_id).where(tables.documents.c.number == number)
        person_id = work.connection.scalar(query)
        social = PersonDocument(DocumentKind.SOCIAL_SECURITY, SOCIAL_SECURITY_NUMBER, Source.STAFF)
        add_document(work, person_id, social)
        add_foreign_code(work, person_id, f"{PROVINCE}:1:20261120")
    return person_id


def everything(kiosk):
    with kiosk.demo.opened.store.reading() as connection:
        return "".join(str(connection.execute(select(table)).all()) for table in tables.metadata.sorted_tables)


def told(kiosk, text):
    kiosk.tell(SCANNER, "show", text=text)
    return kiosk.until(lambda model: model.waiting is None and model.screen not in (Welcome(),)).screen


def test_an_insurance_voucher_asks_for_the_card_and_is_kept_nowhere(whole_kiosk):
    assert told(whole_kiosk, VOUCHER) == Welcome(Notice.INSURANCE_VOUCHER)
    assert VOUCHER not in everything(whole_kiosk)
    assert "请放身份证" in "".join(getattr(item, "text", "") for item in whole_kiosk.window.panel.page.items)


def test_a_known_social_security_card_asks_whether_it_is_this_person(whole_kiosk, known_person):
    confirm = told(whole_kiosk, SOCIAL_SECURITY_NUMBER)
    assert isinstance(confirm, Confirm)
    assert confirm.identification.by is IdentifiedBy.SOCIAL_SECURITY_CARD
    assert confirm.identification.person_id == known_person
    assert confirm.person.number_tail is None
    assert "*" in confirm.person.name


def test_an_unknown_social_security_card_asks_for_the_identity_card(whole_kiosk):
    assert told(whole_kiosk, SOCIAL_SECURITY_NUMBER) == Welcome(Notice.UNKNOWN_SOCIAL_SECURITY_CARD)
    assert SOCIAL_SECURITY_NUMBER not in everything(whole_kiosk)


def test_a_province_s_code_that_is_kept_finds_its_person_on_another_day(whole_kiosk, known_person):
    confirm = told(whole_kiosk, f"{PROVINCE}:1:20270101")
    assert isinstance(confirm, Confirm)
    assert confirm.identification.person_id == known_person


def test_our_own_code_finds_its_person_and_a_stranger_s_is_not_known(whole_kiosk):
    assert isinstance(told(whole_kiosk, whole_kiosk.demo.people.codes[0]), Confirm)


def test_a_code_of_nobody_is_told_to_be_unknown(whole_kiosk):
    assert told(whole_kiosk, "https://example.org/x") == Welcome(Notice.UNKNOWN_CODE)
