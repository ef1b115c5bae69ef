"""The first-run wizard: devices are plugged in one after the other, over real ptys."""

import pytest
from click.testing import CliRunner

from devices.ports import PortInfo
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.script import ScriptStep
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.vitals import SimulatedVitals
from devices.simulators.zpl_printer import SimulatedZplPrinter
from kiosk.__main__ import main
from kiosk.cli.wizard import Wizard
from kiosk.cli.wizard_file import with_listed, with_table, write_checked
from kiosk.config import load_config
from kiosk.config_problems import ConfigInvalid

HEAD = '# 我们的设置\n[clinic]\nid = "c1"\nname = "青山镇卫生院"\n\n[desk]\nid = "d1"\nname = "自助机 1"   # keep me\n'


class Technician:
    """Answers the wizard's questions and plugs in what it asks for."""

    def __init__(self, **devices) -> None:
        self.devices = devices
        self.answers = {}
        self.plugged = [PortInfo("/dev/ttyS0")]
        self.heard = []
        self.asked = []

    def ports(self):
        return list(self.plugged)

    def say(self, text):
        self.heard.append(text)

    def ask(self, question, default):
        self.asked.append(question)
        name = next(
            (
                name
                for name in ("card reader", "scanner", "sticker", "ticket", "blood-pressure", "scale")
                if name in question
            ),
            None,
        )
        if question in self.answers:
            return self.answers[question].pop(0)
        if question.startswith("Is there"):
            return default if name in self.devices else "n"
        if question.startswith("Now plug"):
            self.plugged += [port for port in self.devices[name] if isinstance(port, PortInfo)]
        if question.startswith("No new port"):
            return self.devices[self.asked[-2].split(" in, ")[0].removeprefix("Now plug the ")].pop(0)
        return default

    def run(self, text=HEAD):
        return Wizard(self.ask, self.say, self.ports, patience_s=0.2).run(text)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_every_device_is_found_tried_and_written_down(run_simulator, tmp_path):
    reader, scanner = run_simulator(SimulatedCardReader(), baud=57600), run_simulator(SimulatedScanner())
    labels, receipts = run_simulator(SimulatedTsplPrinter(203, 832)), run_simulator(SimulatedEscposPrinter(203, 576))
    scanner.ask("show", text="anything")
    technician = Technician(
        **{
            "card reader": [PortInfo(reader.url)],
            "scanner": [PortInfo(scanner.url)],
            "sticker": [PortInfo(labels.url)],
            "ticket": [PortInfo(receipts.url)],
        }
    )
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD, encoding="utf-8")
    write_checked(path, technician.run())
    config = load_config(path)
    assert (config.card_reader.url, config.card_reader.baud) == (reader.url, 57600)
    assert config.scanner.url == scanner.url
    assert [(each.name, each.url, each.profile) for each in config.printers] == [
        ("labels", labels.url, "label-tspl-203"),
        ("receipts", receipts.url, "receipt-80-escpos-203"),
    ]
    assert path.read_text(encoding="utf-8").startswith(HEAD)
    assert (tmp_path / "kiosk.toml.bak").read_text(encoding="utf-8") == HEAD
    assert [labels.device.page_count, receipts.device.page_count] == [0, 0]


@pytest.mark.parametrize(
    ("make", "profile"), [(SimulatedZplPrinter, "label-zpl-203"), (SimulatedEscposPrinter, "label-escpos-203")]
)
def test_a_sticker_printer_of_any_language_is_recognised_and_its_speed_noted(make, profile, run_simulator):
    printer = run_simulator(make(203, 576), baud=9600)
    text = Technician(sticker=[PortInfo(printer.url)]).run()
    assert f'profile = "{profile}"\nbaud = 9600\n' in text


def test_a_monitor_is_measured_with_and_written_down_with_its_model(run_simulator):
    step = ScriptStep(0.1, {}, "measure", {})
    monitor = run_simulator(SimulatedVitals("omron-hbp-9030"), script=[step] * 50)
    technician = Technician(**{"blood-pressure": [PortInfo(monitor.url)], "scale": [PortInfo("/dev/nothing-here")]})
    text = technician.run()
    expected = f'name = "blood-pressure"\nurl = "{monitor.url}"\nprofile = "omron-hbp-9030"\n'
    assert "[[vitals]]\n" + expected in text
    assert 'name = "scale"' in text
    assert "A measurement came." in technician.heard
    assert not [line for line in technician.heard if "128" in line]


def test_a_usb_device_is_written_down_by_its_socket():
    text = Technician(**{"card reader": [PortInfo("/dev/gone", 0x1A86, 0x7523, "1-1.2")]}).run()
    assert 'url = "usb://1a86:7523:1-1.2"\nbaud = "auto"\n' in text


def test_where_nothing_new_appears_it_is_tried_again_or_the_address_is_typed():
    text = Technician(**{"card reader": ["", "socket://192.0.2.1:1"], "scanner": ["-"]}).run()
    assert 'url = "socket://192.0.2.1:1"' in text
    assert "[scanner]" not in text


def test_an_address_that_cannot_be_used_is_told_at_once_and_asked_for_again():
    technician = Technician(**{"card reader": ["spy://x", "/dev/nothing-a"], "scanner": ["/dev/nothing-a", "-"]})
    text = technician.run()
    assert 'url = "/dev/nothing-a"\nbaud = "auto"\n' in text
    assert "[scanner]" not in text
    assert any("socket" in line for line in technician.heard)
    assert any("given the same line /dev/nothing-a" in line for line in technician.heard)


QUEUE_THERE = "Is there a system printer (CUPS) of cards and reports? (y, n)"
QUEUE = 'Its queue, as "lpstat -e" lists it (- for none)'
MODEL = "Model of this printer (printing/profiles.toml lists them)"


def test_a_system_printer_is_asked_for_by_its_queue_and_gets_a_model_whose_paper_fits():
    technician = Technician()
    technician.answers = {
        QUEUE_THERE: ["y"],
        QUEUE: ["office"],
        MODEL: ["label-tspl-203", "card-a6-tspl-203", "a4-pdf"],
    }
    text = technician.run()
    assert 'name = "cards"\nurl = "cups://office"\nprofile = "a4-pdf"\nprints = ["wall"]\n' in text
    assert "cannot print: card, wall. Choose one of: a4-pdf, card-a6-pdf, card-id1-pdf" in technician.heard[1]
    assert "are for system printers at cups://" in technician.heard[2]


@pytest.mark.parametrize("dash", ["-", "—", "－"])
def test_a_dash_is_never_an_address(dash):
    technician = Technician(scanner=[dash])
    technician.answers = {QUEUE_THERE: ["y"], QUEUE: [dash]}
    assert technician.run() == HEAD


def test_a_model_whose_paper_does_not_fit_is_told_with_what_to_choose(run_simulator):
    printer = run_simulator(SimulatedTsplPrinter(203, 832))
    technician = Technician(sticker=[PortInfo(printer.url)])
    technician.answers = {MODEL: ["receipt-58-escpos-203", "label-tspl-203"]}
    assert 'profile = "label-tspl-203"' in technician.run()
    assert any("receipt_58 in it and cannot print: sticker. Choose one of: " in line for line in technician.heard)


def test_what_is_there_no_device_for_is_left_as_it_is():
    settings = HEAD + '\n[card_reader]\nurl = "/dev/old"\n'
    assert Technician().run(settings) == settings


def test_of_several_new_ports_one_is_chosen():
    technician = Technician(scanner=[PortInfo("/dev/nothing-a"), PortInfo("/dev/nothing-b")])
    assert 'url = "/dev/nothing-a"' in technician.run()


def test_a_table_is_replaced_and_every_other_line_stays():
    settings = HEAD + '[card_reader]\nurl = "/dev/old"  # gone\n\n[people]\nsenior_age = 70\n'
    changed = with_table(settings, "card_reader", {"url": "/dev/new", "baud": "auto"})
    assert "/dev/old" not in changed
    assert "senior_age = 70" in changed
    assert changed.endswith('[card_reader]\nurl = "/dev/new"\nbaud = "auto"\n')


def test_only_the_printer_of_that_name_is_replaced():
    printer = '[[printers]]\nname = "{0}"\nurl = "/dev/{0}"\nprofile = "p"\nprints = ["ticket"]\n'
    changed = with_listed(
        HEAD + printer.format("a") + printer.format("b"), "printers", {"name": "a", "url": "/dev/new"}
    )
    assert ("/dev/a" in changed, "/dev/b" in changed, changed.count("[[printers]]")) == (False, True, 2)


def test_settings_that_could_not_be_used_are_not_written(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD, encoding="utf-8")
    with pytest.raises(ConfigInvalid):
        write_checked(path, HEAD + '[card_reader]\nurl = "spy://x"\n')
    assert [file.name for file in tmp_path.iterdir()] == ["kiosk.toml"]
    assert path.read_text(encoding="utf-8") == HEAD


def test_given_up_half_way_nothing_is_changed(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD, encoding="utf-8")
    result = CliRunner().invoke(main, ["wizard", "--config", str(path)], input="y\n\n")
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, HEAD)
    assert "Nothing was changed" in result.stderr


def test_without_settings_it_says_what_to_do(tmp_path):
    result = CliRunner().invoke(main, ["wizard", "--config", str(tmp_path / "none.toml")])
    assert (result.exit_code, "kiosk init" in result.stderr) == (1, True)
