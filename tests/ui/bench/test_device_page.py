"""The devices' states in plain words."""

from __future__ import annotations

import pytest

from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CodeScanned,
    LinkChanged,
    LinkState,
    PrinterCondition,
)
from kiosk.texts import LANGUAGES, texts
from ui.bench.device_page import READER, SCANNER, DevicePage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=LANGUAGES)
def page(request, qtbot):
    made = DevicePage(["labels", "receipts"], texts(request.param))
    qtbot.addWidget(made)
    return made


def said(page, device):
    return page.states[device].text()


def test_before_anything_is_heard_it_says_so_of_each(page):
    assert len({said(page, name) for name in (READER, SCANNER, "labels", "receipts")}) == 1


def test_every_state_of_a_line_is_told_in_other_words(page):
    words = set()
    for state in LinkState:
        page.take(LinkChanged(READER, state))
        words.add(said(page, READER))
    assert len(words) == len(LinkState)


def test_every_condition_of_a_printer_is_told(page):
    words = {}
    for condition in PrinterCondition:
        page.show_printer("labels", condition)
        words[condition] = said(page, "labels")
    assert words[PrinterCondition.PAPER_OUT] != words[PrinterCondition.COVER_OPEN] != words[PrinterCondition.READY]
    assert said(page, "receipts") not in words.values()


def test_a_readers_fault_is_told_with_its_status(page):
    page.take(CardFailed(CardFault.READER_FAULT, 0x66))
    assert "66" in said(page, READER)


def test_what_a_scanner_read_is_told_by_its_length_alone(page):
    page.take(CodeScanned(b"JZ1:SECRET"))
    assert "10" in said(page, SCANNER)
    assert "SECRET" not in said(page, SCANNER)


def test_a_lamp_and_a_monitor_appear_when_they_are_heard_of_and_anything_else_is_passed_over(page):
    before = set(page.states)
    page.take(CardFound())
    page.take("anything")
    assert set(page.states) == before
    page.take(LinkChanged("lamp", LinkState.CONNECTED))
    page.take(LinkChanged("blood-pressure", LinkState.DISCONNECTED))
    assert set(page.states) - before == {"lamp", "blood-pressure"}
