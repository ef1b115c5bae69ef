"""`kiosk read-vitals`, and what `kiosk simulate` refuses."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from devices.simulators.scanner import SimulatedScanner
from devices.simulators.script import ScriptStep
from devices.simulators.vitals import SimulatedVitals
from kiosk.__main__ import main


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def kiosk(*arguments):
    result = CliRunner().invoke(main, list(arguments))
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def measuring(run_simulator):
    """Run a device that measures again and again, for a port that is opened forgets what came before."""

    def run(text):
        step = ScriptStep(0.1, {}, "show", {"text": text, "terminator": "none"})
        return run_simulator(SimulatedScanner(), script=[step] * 200).url

    return run


@pytest.mark.parametrize(
    ("model", "sent", "expected"),
    [
        ("omron-hbp-9030", "2026,11,22,08,31,12345678901234567890,0,128, 76, 71,0\r\n", {"systolic": 128, "pulse": 71}),
        ("and-tm-2657", "\x02S141\x1eD 80\x1eP 66\x03\r", {"systolic": 141, "diastolic": 80}),
        ("height-weight-line", "\x02156.5,61.2,0,0,25.0,1\x03", {"height_cm": 156.5, "weight_kg": 61.2}),
    ],
)
def test_one_measurement_is_printed_without_the_devices_id(model, sent, expected, measuring):
    result = kiosk("read-vitals", "--url", measuring(sent), "--model", model, "--timeout", "20")
    assert expected.items() <= json.loads(result.stdout).items()
    assert "1234567890" not in result.stdout


def test_a_monitor_that_is_set_to_another_speed_is_heard_at_that_speed(run_simulator):
    step = ScriptStep(0.1, {}, "measure", {})
    monitor = run_simulator(SimulatedVitals("omron-hbp-9030"), script=[step] * 200, baud=19_200)
    heard = ("read-vitals", "--url", monitor.url, "--model", "omron-hbp-9030")
    assert kiosk(*heard, "--timeout", "0.5").exit_code == 1
    assert json.loads(kiosk(*heard, "--baud", "19200", "--timeout", "20").stdout)["systolic"] == 128


def test_a_measurement_that_failed_is_told(measuring):
    url = measuring("2026,11,22,08,31,                    ,3,   ,   ,   ,0\r\n")
    result = kiosk("read-vitals", "--url", url, "--model", "omron-hbp-9030", "--timeout", "20")
    assert (result.exit_code, "code 3" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--model", "nothing", "--url", "/dev/null"], "omron-hbp-9030"),
        (["--model", "and-tm-2657", "--url", "/dev/does-not-exist", "--timeout", "0.2"], "Cannot open"),
    ],
)
def test_what_is_wrong_is_told(arguments, told):
    result = kiosk("read-vitals", *arguments)
    assert (result.exit_code, told in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--listen", "udp:7"], "rfc2217:PORT"),
        (["--listen", "pty:/tmp/x", "--control", "tcp:1"], "unix:PATH"),
        (["--listen", "tcp:0", "--script", "/does/not/exist"], "script cannot be used"),
    ],
)
def test_simulate_says_what_it_cannot_do(arguments, told):
    result = kiosk("simulate", "scanner", *arguments)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_script_that_asks_for_a_fault_that_there_is_not_ends_with_a_message(tmp_path):
    script = tmp_path / "faults.toml"
    script.write_text('[[step]]\ndo = "fault"\nfault = "earthquake"\n', encoding="utf-8")
    result = kiosk("simulate", "scanner", "--listen", f"pty:{tmp_path}/port", "--script", str(script))
    assert (result.exit_code, "no such fault" in result.stderr) == (1, True)


@pytest.mark.parametrize("kind", ["card-reader", "scanner", "printer", "vitals"])
def test_a_simulator_ends_with_whoever_started_it_even_if_that_was_killed(kind, tmp_path):
    line = tmp_path / "line"
    starting = (
        "import subprocess, sys, time\n"
        "device = subprocess.Popen([sys.executable, '-m', 'kiosk', 'simulate', *sys.argv[1:], '--end-with-stdin'],\n"
        "    stdin=subprocess.PIPE)\n"
        "time.sleep(600)\n"
    )
    command = [sys.executable, "-c", starting, kind, "--listen", f"pty:{line}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline().strip() == str(line)
        parent.kill()
        parent.wait()
        assert parent.stdout.read() == "", "its own end closes the pipe that both share"
    assert not line.is_symlink()
