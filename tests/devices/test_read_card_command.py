"""`kiosk read-card` and `kiosk simulate` as processes, as a technician runs them."""

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import threading
import tty
from contextlib import suppress

import pytest

from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.control import ControlClient
from forked_command import kiosk_in
from kiosk.ports import SimulatorGone
from lives import Lives

KEYS = ["kind", "name", "latin_name", "sex", "birth_date", "number", "nation", "nationality", "address", "issuer"]
KEYS += ["valid_from", "valid_to", "name_maybe_cut"]


@pytest.fixture(scope="module")
def kiosk():
    """Run `kiosk` with these arguments, forked from one that has imported everything."""
    lives = Lives("forked_command")
    yield lambda *arguments, language="en_US.UTF-8": kiosk_in(lives, arguments, language)
    lives.close()


@pytest.fixture(scope="module")
def simulators():
    lives = Lives("command_process")
    yield lives
    lives.close()


@pytest.fixture
def simulated_reader(simulators, tmp_path):
    """Run `kiosk simulate card-reader`, forked; give its address and its control port."""
    begun = []

    def run(listen):
        control = tmp_path / "control"
        begun.append(simulators.begin("simulate", "card-reader", "--listen", listen, "--control", f"unix:{control}"))
        return begun[0].hear().strip(), ControlClient(control)

    yield run
    for life in begun:
        os.kill(life.pid, signal.SIGTERM)
        life.ended()


def kiosk_as_a_process(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def simulate_process(tmp_path):
    """Run `kiosk simulate` as a process; give its address and its control port."""
    processes = []

    def run(*arguments, listen):
        control = tmp_path / "control"
        command = [sys.executable, "-m", "kiosk", "simulate", *arguments, "--listen", listen]
        process = subprocess.Popen([*command, "--control", f"unix:{control}"], stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return process.stdout.readline().strip(), ControlClient(control), process

    yield run
    for process in processes:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@pytest.mark.parametrize("listen", ["pty", "tcp"])
def test_a_card_is_printed_as_json(listen, simulate_process, tmp_path, made_up_card):
    where = f"pty:{tmp_path / 'reader'}" if listen == "pty" else "tcp:0"
    url, control, _ = simulate_process("card-reader", listen=where)
    control.ask("lay", **made_up_card, newest_address="新家 5 号")
    done = kiosk_as_a_process("read-card", "--url", url, "--show")
    card = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(card) == KEYS
    assert card == {
        "kind": "resident",
        "name": "王秀芳",
        "latin_name": None,
        "sex": "F",
        "birth_date": "1950-03-04",
        "number": made_up_card["number"],
        "nation": "01",
        "nationality": None,
        "address": "新家 5 号",
        "issuer": "北京市公安局朝阳分局",
        "valid_from": "2010-01-01",
        "valid_to": None,
        "name_maybe_cut": False,
    }


def test_without_show_the_person_is_masked(kiosk, simulated_reader, tmp_path):
    url, control = simulated_reader(f"pty:{tmp_path / 'reader'}")
    person = {"name": "史密斯", "latin_name": "SMITH, JOHN", "number": "911300195503040019", "birth_date": "1955-03-04"}
    control.ask("lay", kind="foreign-permanent", nationality="USA", **person)
    done = kiosk("read-card", "--url", url)
    card = json.loads(done.stdout)
    assert (card["name"], card["latin_name"], card["birth_date"]) == ("史*斯", "S*** J***", "1955")
    assert (card["number"], card["address"]) == ("*" * 14 + "0019", None)
    assert (card["kind"], card["nationality"], card["nation"]) == ("foreign-permanent", "USA", None)
    assert not [secret for secret in person.values() if secret in done.stdout + done.stderr]


def test_no_card_in_time_is_told_and_ends_with_1(kiosk, simulated_reader, tmp_path):
    url, _ = simulated_reader(f"pty:{tmp_path / 'reader'}")
    done = kiosk("read-card", "--url", url, "--timeout", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no identity card was read" in done.stderr


def test_a_port_that_is_not_there_is_told_in_the_terminals_language(kiosk):
    done = kiosk("read-card", "--url", "/dev/does-not-exist", "--timeout", "0.5", language="zh_CN.UTF-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert "打不开 /dev/does-not-exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_card_is_told_with_its_status(kiosk, simulated_reader, tmp_path, made_up_card):
    url, control = simulated_reader(f"pty:{tmp_path / 'reader'}")
    control.ask("fault", fault="damaged_chip")
    control.ask("lay", **made_up_card)
    done = kiosk("read-card", "--url", url, "--timeout", "2")
    assert done.returncode == 1
    assert "status 41" in done.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "the address is empty"),
        ("ftp://reader", "only these are taken"),
        ("cups://reader", "only these are taken"),
        ("usb://1a86", "usb://vendor:product"),
        (__file__, "is no serial port"),
        ("/dev", "is no serial port"),
        (__file__ + "/reader", "is no serial port"),
    ],
)
def test_an_address_that_can_never_be_a_line_is_refused_at_once(kiosk, url, words):
    done = kiosk("read-card", "--url", url, "--timeout", "3600")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_no_sentence_is_said_twice(kiosk):
    done = kiosk("read-card", "--url", "/dev/does-not-exist", "--timeout", "1")
    assert done.returncode == 1
    assert done.stderr.count("Cannot open /dev/does-not-exist") == 1


@pytest.fixture
def answering_reader():
    """Answer each command on a socket as told; give the address."""
    threads = []
    server = socket.create_server(("127.0.0.1", 0))

    def run(answers):
        def serve():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                while len(question := connection.recv(10, socket.MSG_WAITALL)) == 10:
                    connection.sendall(answers[question[7:9]])

        threads.append(threading.Thread(target=serve))
        threads[0].start()
        return f"socket://127.0.0.1:{server.getsockname()[1]}"

    yield run
    for thread in threads:
        thread.join(20)
    server.close()


def spoilt(answer):
    return answer[:-1] + bytes([answer[-1] ^ 1])


def test_answers_whose_checksum_is_wrong_blame_cable_and_speed(kiosk, answering_reader, sam_answer):
    answers = {b"\x20\x01": sam_answer(0x9F, bytes(4)), b"\x20\x02": spoilt(sam_answer(0x90, bytes(8)))}
    done = kiosk("read-card", "--url", answering_reader(answers), "--timeout", "5")
    assert done.returncode == 1
    assert "Check the cable and its plugs" in done.stderr
    assert "replace" not in done.stderr
    assert "status" not in done.stderr
    assert "works" not in done.stderr


def test_nothing_but_wrong_checksums_blame_cable_and_speed(kiosk, answering_reader, sam_answer):
    done = kiosk(
        "read-card", "--url", answering_reader({b"\x20\x01": spoilt(sam_answer(0x9F, bytes(4)))}), "--timeout", "4"
    )
    assert done.returncode == 1
    assert done.stderr.count("Check the cable") == 1
    assert "replace" not in done.stderr


@pytest.mark.parametrize("status", [0x10, 0x23])
def test_a_status_about_the_conversation_blames_the_line(kiosk, status, answering_reader, sam_answer):
    answers = {b"\x20\x01": sam_answer(0x9F, bytes(4)), b"\x20\x02": sam_answer(status)}
    done = kiosk("read-card", "--url", answering_reader(answers), "--timeout", "2")
    assert done.returncode == 1
    assert f"(status {status:02X}). Check the cable" in done.stderr
    assert "replace" not in done.stderr


def read_from(kiosk, text, answering_reader, sam_answer, base_answer, *more, patience_s="5"):
    found = {b"\x20\x01": sam_answer(0x9F, bytes(4)), b"\x20\x02": sam_answer(0x90, bytes(8))}
    answers = found | {b"\x30\x01": base_answer(text), b"\x30\x03": sam_answer(0x91)}
    return kiosk("read-card", "--url", answering_reader(answers), "--timeout", patience_s, *more)


def test_a_chip_without_text_is_told_without_a_status(kiosk, answering_reader, sam_answer, base_answer):
    done = read_from(kiosk, b" \x00" * 128, answering_reader, sam_answer, base_answer, patience_s="2")
    assert done.returncode == 1
    assert "the text on its chip cannot be used" in done.stderr
    assert "status" not in done.stderr


def test_a_last_day_that_cannot_be_read_is_printed_as_unreadable(
    kiosk, answering_reader, sam_answer, base_answer, resident_text
):
    text = resident_text[:204] + "20301345".encode("utf-16-le") + resident_text[220:]
    done = read_from(kiosk, text, answering_reader, sam_answer, base_answer)
    assert json.loads(done.stdout)["valid_to"] == "unreadable"


def test_half_a_character_in_a_name_is_printed_as_json(kiosk, answering_reader, sam_answer, base_answer, resident_text):
    name = "王\ud842".encode("utf-16-le", "surrogatepass").ljust(30, b"\x00")
    done = read_from(kiosk, name + resident_text[30:], answering_reader, sam_answer, base_answer, "--show")
    assert json.loads(done.stdout)["name"] == "王\ud842"


def answer_like_a_foreign_reader(read, write, base, sam_answer):
    """Answer by the table, in single bytes with noise between frames, without any code of ours."""
    answers = {b"\x20\x01": sam_answer(0x9F, bytes(4)), b"\x20\x02": sam_answer(0x90, bytes(8))}
    answers |= {b"\x30\x01": base, b"\x30\x03": sam_answer(0x91)}
    while question := read():
        if len(question) == 10:
            for byte in b"\xaa\x00noise" + answers[question[7:9]] + b"\xff\xaa\xaa":
                write(bytes([byte]))


def test_a_reader_that_speaks_in_single_bytes_and_noise_on_a_socket(kiosk, base_answer, sam_answer, resident_text):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                base = base_answer(resident_text)
                answer_like_a_foreign_reader(lambda: connection.recv(10), connection.sendall, base, sam_answer)

        thread = threading.Thread(target=serve)
        thread.start()
        done = kiosk("read-card", "--url", f"socket://127.0.0.1:{server.getsockname()[1]}", "--show")
        thread.join()
    assert json.loads(done.stdout)["name"] == "王秀芳"


def test_a_reader_that_speaks_in_single_bytes_and_noise_on_a_pty(kiosk, base_answer, sam_answer, resident_text):
    master, slave = pty.openpty()
    tty.setraw(slave)

    def read():
        try:
            return os.read(master, 10)
        except OSError:
            return b""

    base = base_answer(resident_text)
    arguments = (read, lambda byte: os.write(master, byte), base, sam_answer)
    thread = threading.Thread(target=answer_like_a_foreign_reader, args=arguments)
    thread.start()
    done = kiosk("read-card", "--url", os.ttyname(slave), "--show")
    os.close(slave)
    thread.join()
    os.close(master)
    assert json.loads(done.stdout)["name"] == "王秀芳"


@pytest.mark.parametrize(
    "arguments", [["card-reader"], ["scanner"], ["printer", "--language", "zpl", "--dpi", "300", "--width-dots", "600"]]
)
def test_a_simulator_ends_on_sigterm_and_leaves_nothing_behind(arguments, simulate_process, tmp_path):
    link = tmp_path / "device"
    address, control, process = simulate_process(*arguments, listen=f"pty:{link}")
    assert address == str(link)
    assert control.ask("state")["ok"]
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert sorted(tmp_path.iterdir()) == []
    with pytest.raises(SimulatorGone):
        control.ask("state")


@pytest.mark.parametrize(
    "arguments",
    [["--listen", "what"], ["--listen", "tcp:x"], ["--listen", "pty:nowhere/x", "--control", "no-unix"], []],
)
def test_wrong_options_of_simulate_are_told(kiosk, arguments):
    done = kiosk("simulate", "scanner", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("listen", ["pty:/proc/nowhere/x", "tcp:99999", "pty:/etc/passwd"])
def test_a_place_where_one_cannot_listen_is_told(kiosk, listen):
    done = kiosk("simulate", "scanner", "--listen", listen)
    assert done.returncode == 1
    assert "Cannot listen on" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_control_port_answers_nonsense_with_an_error(run_simulator, tmp_path):
    simulator = run_simulator(SimulatedCardReader())
    control = ControlClient(tmp_path / "c0")
    assert simulator.ask("state")["fault"] == "none"
    for do, arguments in [
        ("dance", {}),
        ("fault", {"fault": "earthquake"}),
        ("lay", {"kind": "library"}),
        ("lay", {"birth_date": "yesterday"}),
        ("lay", {"name": 7}),
        ("lay", {"sex": "x"}),
    ]:
        answer = control.ask(do, **arguments)
        assert (answer["ok"], bool(answer["error"])) == (False, True)
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(str(tmp_path / "c0"))
        raw.sendall(b"no json\n[]\n{}\n")
        lines = raw.makefile().readline
        assert [json.loads(lines())["ok"] for _ in range(3)] == [False] * 3
