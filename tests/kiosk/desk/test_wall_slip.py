"""The rule of calling, printed for the wall: the clinic's own numbers, at the printer that there is."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kiosk.cli.wall import command
from kiosk.desk.queue_rule import rule_lines, rule_text
from kiosk.domain.calling import LATE_WAITS_FOR
from kiosk.domain.floor import Queued
from kiosk.domain.lanes import FairnessRule
from kiosk.print_routes import PrinterDuties
from kiosk.texts import LANGUAGES
from made_up_clinic import MadeUpClinic
from set_up_machine import set_up_machine
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


def test_it_is_printed_where_tickets_are_until_a_printer_is_named_for_it(staffed: Staffed) -> None:
    clinic, made = staffed
    window = made.signed_in()
    printed = window.paper.wall()
    assert isinstance(printed, Queued)
    assert printed.printer == "receipts"
    clinic.desk().own_printers.hold([PrinterDuties("office", ("wall",))])
    again = window.paper.wall()
    assert isinstance(again, Queued)
    assert again.printer == "office"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_says_the_numbers_by_which_people_are_called(language: str) -> None:
    rule = FairnessRule()
    text = rule_text(language, 67)
    assert all(str(number) in text for number in (67, rule.in_a_row, rule.most_overtakes, LATE_WAITS_FOR))
    assert all(line in text for line in rule_lines(language, 67))


def test_the_command_writes_a_sheet_of_a4_or_queues_the_slip(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    machine = set_up_machine(tmp_path)
    sheet = tmp_path / "wall.pdf"
    done = CliRunner().invoke(command, ["--config", str(machine.config), "--pdf", str(sheet)])
    assert done.exit_code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    queued = CliRunner().invoke(command, ["--config", str(machine.config)])
    assert (queued.exit_code, "--pdf" in queued.stdout) == (0, True)
    refused = CliRunner().invoke(command, ["--config", str(machine.config), "--pdf", str(tmp_path / "no" / "w.pdf")])
    assert refused.exit_code == 1
