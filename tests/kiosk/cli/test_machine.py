"""What a kiosk's journey knows of its machine before anything has happened."""

import pytest

from kiosk.cli.machine import before_anybody
from kiosk.config import load_config

HEAD = '[clinic]\nid = "c"\nname = "惠民门诊部"\n[desk]\nid = "k1"\nname = "1号自助机"\n'
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
