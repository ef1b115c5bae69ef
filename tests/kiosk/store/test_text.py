"""Any text of Python comes back from the store as it was written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.domain.documents import Ticket, from_data
from kiosk.domain.registration import Identified
from kiosk.domain.search import FoundBy
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.people import find_person
from kiosk.store.person_record import history_of
from kiosk.store.search import rows_of
from kiosk.store.text import escaped, verbatim
from made_up_clinic import DAY, MadeUpClinic, card

NAMES = ["阿" * 13 + "王\ud842", "阿" * 12 + "\ud842江"]


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_kept_as_utf_8_can_hold_it_and_comes_back(text: str) -> None:
    escaped(text).encode("utf-8")
    assert verbatim(escaped(text)) == text


@given(st.text())
def test_text_that_looks_escaped_comes_back_too(text: str) -> None:
    assert verbatim(escaped(f"\x10d842{text}\x10")) == f"\x10d842{text}\x10"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mask_names", [True, False])
def test_a_card_whose_name_holds_half_a_pair_registers_and_reads_back_verbatim(
    name: str, mask_names: bool, clinic: MadeUpClinic
) -> None:
    whose = card(name=name, address="和平小区\udfb7号", name_maybe_cut=True)
    desk = clinic.desk(mask_names=mask_names)
    clinic.registered(desk, whose, clinic.session())
    with clinic.store.reading() as connection:
        person_id = str(connection.scalar(select(tables.people.c.id)))
        kept = find_person(connection, clinic.settings.clinic_id, person_id)
        documents = connection.scalars(select(tables.print_jobs.c.document)).all()
        payloads = [json.loads(one) for one in connection.scalars(select(tables.outbox.c.payload))]
        row = rows_of(connection, clinic.settings.clinic_id, [(person_id, FoundBy.NAME)], DAY)[0]
        history = history_of(connection, clinic.settings.clinic_id, person_id)
        assert verify_chain(connection) is None
    assert kept is not None
    assert (kept.facts.name, kept.facts.address) == (name, whose.address)
    assert name in [payload.get("name") for payload in payloads]
    for shown in (*documents, str(row.name), str(kept.facts.called), *(one.value for one in history)):
        assert shown.encode("utf-8")
    tickets = [one for one in (from_data(json.loads(document)) for document in documents) if isinstance(one, Ticket)]
    assert tickets[0].name is not None
    assert "〓" in tickets[0].name or tickets[0].name == "阿*江"
    again = desk.look_up_card(whose)
    assert isinstance(again, Identified)
    assert again.person.name is not None
    assert again.person.name.encode("utf-8")
