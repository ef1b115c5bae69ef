"""What a kiosk's journey knows of its machine before anything has happened."""

import pytest

from kiosk.cli.machine import before_anybody
from kiosk.config import load_config

HEAD = '[clinic]\nid = "c"\nname = "惠民门诊部"\n[desk]\nid = "k1"\nname = "1号自助机"\n'
READER = '[card_reader]\nurl = "/dev/ttyUSB0"\n'
SCANNER = '[scanner]\nurl = "/dev/ttyUSB1"\n'
PRINTER = '[[printers]]\nname = "p"\nurl = "/dev/ttyUSB2"\nprofile = "receipt-80-escpos-203"\n'


@pytest.mark.parametrize(
    ("printers", "fetched"),
    [
        ("", True),
        (PRINTER + 'prints = ["wifi"]', True),
        (PRINTER + 'prints = ["ticket"]', False),
        (PRINTER + 'prints = ["wifi"]\nfallback_for = ["ticket"]', False),
    ],
)
def test_without_a_ticket_printer_tickets_are_fetched_at_the_window(printers, fetched, tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD + printers, encoding="utf-8")
    assert before_anybody(load_config(path)).ticket_printer_down is fetched


@pytest.mark.parametrize(
    ("devices", "reader_down", "scanner_down"),
    [("", True, True), (READER, False, True), (SCANNER, True, False), (READER + SCANNER, False, False)],
)
def test_a_reader_that_this_desk_does_not_have_is_asked_for_by_nobody(devices, reader_down, scanner_down, tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD + devices, encoding="utf-8")
    waiting = before_anybody(load_config(path))
    assert (waiting.reader_down, waiting.scanner_down) == (reader_down, scanner_down)
