"""`kiosk devices` on simulated devices."""

import json
import sys

import pytest
from click.testing import CliRunner

from devices.link import SerialLink
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.vitals import SimulatedVitals
from kiosk.__main__ import main

HEAD = '[clinic]\nid = "c1"\nname = "青山镇卫生院"\n[desk]\nid = "d1"\nname = "自助机 1"\n'


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def desk(tmp_path, run_simulator):
    """Give the simulators and the path of settings that name them."""
    reader = run_simulator(SimulatedCardReader())
    scanner = run_simulator(SimulatedScanner())
    printer = run_simulator(SimulatedEscposPrinter(203, 576))
    path = tmp_path / "kiosk.toml"
    path.write_text(
        f'{HEAD}[card_reader]\nurl = "{reader.url}"\n[scanner]\nurl = "{scanner.url}"\n'
        f'[[printers]]\nname = "receipts"\nurl = "{printer.url}"\nprofile = "receipt-80-escpos-203"\n'
        'prints = ["ticket"]\n[help]\nlamp_url = "/dev/does-not-exist"\n',
        encoding="utf-8",
    )
    return path, reader, printer


def ask(path, *options):
    result = CliRunner().invoke(main, ["devices", "--config", str(path), *options])
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result


def states(result):
    return {device["name"]: (device["state"], device["detail"]) for device in json.loads(result.stdout)["devices"]}


def test_each_device_is_looked_at(desk):
    path, _, _ = desk
    result = ask(path, "--json")
    assert states(result) == {
        "card-reader": ("works", "05.03-20260101-0000000001-0000000001"),
        "scanner": ("opens", None),
        "receipts": ("works", None),
        "lamp": ("gone", None),
    }
    assert result.exit_code == 1


def test_a_monitor_s_port_is_looked_at_and_a_missing_one_is_told(tmp_path, run_simulator):
    monitor = run_simulator(SimulatedVitals("and-tm-2657"))
    path = tmp_path / "kiosk.toml"
    devices = "".join(
        f'[[vitals]]\nname = "{name}"\nurl = "{url}"\nprofile = "and-tm-2657"\n'
        for name, url in (("bp", monitor.url), ("other-bp", "/dev/does-not-exist"))
    )
    path.write_text(HEAD + devices, encoding="utf-8")
    result = ask(path, "--json")
    assert states(result) == {"bp": ("opens", None), "other-bp": ("gone", None)}
    assert result.exit_code == 1


def test_what_is_no_serial_port_is_told_and_not_said_to_be_in_use(desk):
    path, reader, _ = desk
    held = SerialLink(reader.url, 115200)
    path.write_text(path.read_text(encoding="utf-8").replace("/dev/does-not-exist", "/dev/null"), encoding="utf-8")
    result = ask(path, "--json")
    held.close()
    assert states(result)["lamp"] == ("no_port", None)
    assert states(result)["card-reader"] == ("in_use", None)
    assert result.exit_code == 1
    assert "no serial port" in ask(path).stdout


def test_what_is_wrong_is_told_in_plain_words(desk):
    path, reader, printer = desk
    reader.ask("fault", fault="silent")
    printer.ask("fault", fault="paper_out")
    result = ask(path)
    assert "nothing answers" in result.stdout
    assert "paper is out. Put in a new roll." in result.stdout
    assert "not there" in result.stdout


def test_without_settings_the_ports_are_listed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["devices", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["devices"] == []


def test_settings_that_cannot_be_used_are_told(tmp_path):
    result = ask(tmp_path / "missing.toml")
    assert result.exit_code == 1
    assert "no such file" in result.stderr


def test_the_doctor_says_in_words_that_two_devices_are_swapped(tmp_path, run_simulator):
    reader, printer = run_simulator(SimulatedCardReader()), run_simulator(SimulatedEscposPrinter(203, 576))
    path = tmp_path / "kiosk.toml"
    path.write_text(
        f'{HEAD}[store]\nfolder = "nothing"\n[card_reader]\nurl = "{printer.url}"\n'
        f'[[printers]]\nname = "receipts"\nurl = "{reader.url}"\nprofile = "receipt-80-escpos-203"\n'
        'prints = ["ticket"]\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["doctor", "--config", str(path)])
    assert "it answers on the line of receipts: the two are swapped" in result.stdout
    assert printer.device.page_count == 0


def test_a_network_printer_that_the_kiosk_has_is_in_use_and_not_broken(tmp_path, run_simulator):
    printer = run_simulator(SimulatedEscposPrinter(203, 576), tcp=True)
    path = tmp_path / "kiosk.toml"
    model = 'profile = "receipt-80-escpos-203"\nprints = ["ticket"]\n'
    path.write_text(f'{HEAD}[[printers]]\nname = "receipts"\nurl = "{printer.url}"\n{model}', encoding="utf-8")
    kiosk = SerialLink(printer.url, 9600)
    result = ask(path, "--json")
    kiosk.close()
    assert (states(result), result.exit_code) == ({"receipts": ("in_use", None)}, 0)
    assert states(ask(path, "--json")) == {"receipts": ("works", None)}


def test_the_doctor_says_that_two_addresses_lead_to_one_port(tmp_path, run_simulator):
    reader, alias = run_simulator(SimulatedCardReader()), tmp_path / "scanner"
    alias.symlink_to(reader.url)
    path = tmp_path / "kiosk.toml"
    devices = f'[card_reader]\nurl = "{reader.url}"\n[scanner]\nurl = "{alias}"\n'
    path.write_text(f'{HEAD}[store]\nfolder = "nothing"\n{devices}', encoding="utf-8")
    result = CliRunner().invoke(main, ["doctor", "--config", str(path)])
    assert "device scanner: its address leads to the port of card-reader too" in result.stdout.lower()
    assert result.exit_code == 2


def test_a_social_security_reader_without_pyscard_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "smartcard.scard", None)
    path = tmp_path / "kiosk.toml"
    path.write_text(HEAD + '[social_security_reader]\nreader = "ACR39U"\n', encoding="utf-8")
    assert states(ask(path, "--json")) == {"social-security-reader": ("no_pyscard", None)}
    told = ask(path)
    assert "pyscard is not installed" in told.stdout
    assert told.exit_code == 1
