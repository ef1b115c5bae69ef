"""`kiosk test-page` as a technician uses it, on a real pty with a simulated printer behind it."""

import json
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from devices.link import SerialLink
from devices.simulators.control import ControlClient
from devices.simulators.endpoint import PtyEndpoint
from devices.simulators.simulator import Simulator
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from kiosk.__main__ import main
from kiosk.domain.documents import PrinterTestPage
from printing.profiles import load_profiles


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def label_printer(tmp_path: Path):
    """Run a simulated label printer; give its path and the hand that works it."""
    simulator = Simulator(SimulatedTsplPrinter(203, 832), PtyEndpoint(tmp_path / "port"), tmp_path / "control")
    simulator.open()
    thread = threading.Thread(target=simulator.run)
    thread.start()
    yield simulator.address, ControlClient(tmp_path / "control")
    simulator.stop()
    thread.join(20)


def kiosk(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["test-page", *arguments])


def test_a_test_page_comes_out_of_a_printer_and_is_confirmed(label_printer):
    url, control = label_printer
    result = kiosk("--profile", "label-tspl-203", "--url", url, "--baud", "921600")
    assert (result.exit_code, result.stdout) == (0, "the test page is out; the printer says: works\n")
    assert control.ask("state")["pages"] == 1


def test_a_printer_that_cannot_print_says_why_and_gets_nothing(label_printer):
    url, control = label_printer
    control.ask("fault", fault="paper_out")
    result = kiosk("--profile", "label-tspl-203", "--url", url)
    assert result.exit_code == 1
    assert "not sent: paper is out. Put in a new roll." in result.stderr
    assert control.ask("state")["pages"] == 0


def test_a_printer_that_the_running_kiosk_has_is_said_to_be_in_use(label_printer):
    url, _ = label_printer
    running = SerialLink(url, 9600)
    result = kiosk("--profile", "label-tspl-203", "--url", url)
    running.close()
    assert (result.exit_code, "not sent: in use: by the running kiosk" in result.stderr) == (1, True)


def test_a_port_that_there_is_not_is_said_in_the_terminals_language(tmp_path, monkeypatch):
    result = kiosk("--profile", "label-tspl-203", "--url", str(tmp_path / "nothing"))
    assert (result.exit_code, "not sent: not there. Check the plug" in result.stderr) == (1, True)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没找到" in kiosk("--profile", "label-tspl-203", "--url", str(tmp_path / "nothing")).stderr


@pytest.mark.parametrize("name", ["receipt-58-escpos-203", "zebra-zd420"])
def test_a_test_page_is_written_as_the_printers_bytes(name, tmp_path, dots_from_printer_bytes, document_renderer):
    output = tmp_path / "page"
    assert kiosk("--profile", name, "--output", str(output)).exit_code == 0
    model = load_profiles()[name]
    page = document_renderer.dots(PrinterTestPage(name, model.title, language="en"), model)
    printed = dots_from_printer_bytes(model.language, output.read_bytes())
    assert printed.crop((0, 0, *page.size)).tobytes() == page.tobytes()


def test_a_test_page_for_a_system_printer_is_a_pdf(tmp_path):
    output = tmp_path / "page.pdf"
    assert kiosk("--profile", "card-a6-pdf", "--output", str(output)).exit_code == 0
    assert output.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("profile", "url"), [("card-a6-pdf", "/dev/null"), ("label-tspl-203", "cups://laser")])
def test_a_line_gets_no_pdf_and_a_queue_no_printer_language(profile, url):
    result = kiosk("--profile", profile, "--url", url)
    assert (result.exit_code, "cups://QUEUE" in result.stderr) == (1, True)


@pytest.mark.parametrize("arguments", [(), ("--url", "/dev/null", "--output", "page")])
def test_it_asks_for_one_place_to_print_to(arguments):
    result = kiosk("--profile", "label-tspl-203", *arguments)
    assert (result.exit_code, "--url or --output" in result.stderr) == (2, True)


def test_an_unknown_profile_is_answered_with_those_that_there_are():
    result = kiosk("--profile", "laser", "--output", "-")
    assert (result.exit_code, "zebra-zd420" in result.stderr) == (1, True)


@pytest.mark.parametrize("language", ["C", "zh_CN"])
def test_no_page_carries_anything_but_the_printers_name_and_kind(language, monkeypatch):
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    data = CliRunner().invoke(main, ["render", "test_page", "--example"]).stdout
    assert set(json.loads(data)) == {"printer", "title", "kind", "language"}
