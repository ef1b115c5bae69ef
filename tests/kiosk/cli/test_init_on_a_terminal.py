"""`kiosk init` on a terminal: asked again, PINs unseen, and ended half-way."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
from contextlib import suppress
from select import select as wait_for_data

import pytest

from kiosk.config import load_config
from kiosk.texts import texts
from set_up_run import LEAD, LEAD_PIN, PATIENCE_S, ROOT, TECHNICIAN_PIN, SetUp


class Terminal:
    """`kiosk init` on a real pseudo-terminal that is its controlling one, so that hidden input goes its real way."""

    START = (
        "import fcntl, runpy, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); sys.argv = sys.argv[1:]; "
        # Whoever runs the tests in the background has these ignored, which a terminal's program would inherit.
        "signal.signal(signal.SIGINT, signal.default_int_handler); signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    )

    def __init__(self, set_up: SetUp) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, b"\x18\x00\xf0\x00\x00\x00\x00\x00")  # 24 x 240
        program = self.START + "runpy.run_module('kiosk', run_name='__main__')"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "kiosk", *set_up.arguments[2:]],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**set_up.environment, "TERM": "xterm"},
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""
        self._seen = 0

    def await_text(self, text: str) -> None:
        while text not in self.shown[self._seen :]:
            self.shown += os.read(self.master, 4096).decode("utf-8", "replace")
        self._seen = self.shown.index(text, self._seen) + len(text)

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def answer(self, question: str, text: str) -> None:
        self.await_text(texts("en")(question))
        self.await_text(": ")
        self.type(text + "\n")

    def press_until(self, told: str, key: str) -> int:
        """Press a key, and again while nothing is told: Python can miss a Ctrl-C as it begins to wait."""
        while self.process.poll() is None and told not in self.shown:
            with suppress(OSError):
                self.type(key)
                while wait_for_data([self.master], [], [], 5.0)[0]:
                    self.shown += os.read(self.master, 4096).decode("utf-8", "replace")
        return self.end()

    def end(self) -> int:
        try:
            while data := os.read(self.master, 4096):
                self.shown += data.decode("utf-8", "replace")
        except OSError:  # the other side has hung up
            pass
        os.close(self.master)
        return self.process.wait(PATIENCE_S)


QUESTIONS = (
    "init-clinic-phone init-director-phone init-desk-kind init-desk-name init-window init-prefix"
    " init-card-reader init-scanner init-labels init-receipts init-cards init-department init-doctor init-room"
).split()


def test_on_a_terminal_wrong_answers_are_asked_again_and_pins_do_not_show(set_up: SetUp):
    terminal = Terminal(set_up)
    terminal.answer("init-clinic-name", "")
    terminal.await_text("This is needed.")
    terminal.answer("init-clinic-name", "青山镇卫生院")
    for question in QUESTIONS:
        terminal.answer(question, "")
    terminal.answer("init-recovery", "/no/such/place")
    terminal.answer("init-recovery", str(set_up.stick))
    terminal.answer("init-lead-name", LEAD)
    for first, again in (("123456", None), (LEAD_PIN, "999999"), (LEAD_PIN, LEAD_PIN)):
        terminal.answer("init-lead-pin", first)
        if again:
            terminal.answer("init-pin-again", again)
    terminal.answer("init-technician-pin", TECHNICIAN_PIN)
    terminal.answer("init-pin-again", TECHNICIAN_PIN)
    assert terminal.end() == 0
    assert "This is a pattern" in terminal.shown
    assert "The two were not the same" in terminal.shown
    assert all(pin not in terminal.shown for pin in (LEAD_PIN, TECHNICIAN_PIN, "123456", "999999"))
    assert load_config(set_up.config).desk.name == "自助机 1"


@pytest.mark.parametrize("hidden", [False, True], ids=["at a plain question", "at a hidden one"])
@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d"])
def test_ended_half_way_it_leaves_nothing(set_up: SetUp, how: str, hidden: bool):
    terminal = Terminal(set_up)
    if hidden:
        terminal.answer("init-clinic-name", "青山镇卫生院")
        for question in QUESTIONS:
            terminal.answer(question, "")
        terminal.answer("init-recovery", str(set_up.stick))
        terminal.answer("init-lead-name", LEAD)
    terminal.await_text(texts("en")("init-lead-pin" if hidden else "init-clinic-name"))
    terminal.await_text(": ")
    told = "Set-up was not finished. Nothing was made."
    assert terminal.press_until(told, {"ctrl-c": "\x03", "ctrl-d": "\x04"}[how]) == 1
    assert told in terminal.shown
    assert (set_up.left(), list(set_up.stick.iterdir())) == ([], [])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_killed_while_it_asks_it_leaves_nothing(set_up: SetUp, number: signal.Signals):
    terminal = Terminal(set_up)
    terminal.await_text(texts("en")("init-clinic-name"))
    terminal.process.send_signal(number)
    assert terminal.end() == -number
    assert (set_up.left(), list(set_up.stick.iterdir())) == ([], [])
