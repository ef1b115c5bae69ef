"""The bench over fake controls: what the hand asks, what the window says."""

from __future__ import annotations

import base64
import threading

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kiosk.ports import SimulatorGone
from kiosk.texts import texts
from settled import settle
from ui.bench.things import FAULTS, LABEL_PRINTER, MONITOR, READER, RECEIPT_PRINTER, SCANNER, BenchCard, BenchCode
from ui.bench.window import BenchWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def page_png() -> bytes:
    image = QImage(40, 24, QImage.Format.Format_Mono)
    image.fill(1)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


class FakeControl:
    """Fulfils SimulatorControl from memory."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.pages: list[bytes] = []
        self.fault = "none"
        self.dead = False
        self.threads: set[int] = set()

    def ask(self, do: str, **arguments: object) -> dict[str, object]:
        self.threads.add(threading.get_ident())
        if self.dead:
            raise SimulatorGone(self.device)
        if do not in ("state", "pages"):
            self.asked.append((do, arguments))
        if do == "fault":
            self.fault = str(arguments["fault"])
        if do == "pages":
            after = int(str(arguments["after"]))
            numbered = enumerate(self.pages, start=1)
            return {"pages": [{"index": n, "png": base64.b64encode(p).decode()} for n, p in numbered if n > after]}
        return {"ok": True, "fault": self.fault, **self._state()}

    def _state(self) -> dict[str, object]:
        if self.device == READER:
            return {"card": any(do == "lay" for do, _ in self.asked)}
        if self.device == MONITOR:
            return {"measured": sum(do == "measure" for do, _ in self.asked)}
        return {"shown": 0} if self.device == SCANNER else {"condition": "ready", "pages": len(self.pages), "bytes": 0}


@pytest.fixture
def controls() -> dict[str, FakeControl]:
    return {device: FakeControl(device) for device in FAULTS}


@pytest.fixture
def bench(qtbot, controls, monkeypatch):
    monkeypatch.setattr("ui.bench.hand.POLL_SECONDS", 0.01)
    cards = [BenchCard("王秀英", {"name": "王秀英"}), BenchCard("李建国", {"name": "李建国"})]
    window = BenchWindow(controls, cards, [BenchCode("社保卡", "A123")], lambda png: "JZ1:X" if png else None)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def press(window, phrase: str) -> None:
    wanted = texts("zh_CN")(phrase)
    button = next(button for button in window.findChildren(QPushButton) if button.text() == wanted)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fault_button(window, device: str, fault: str) -> QPushButton:
    buttons = window.boxes[device].findChildren(QPushButton)
    return next(button for button in buttons if button.property("fault") == fault)


def test_the_chosen_card_is_laid_and_lifted(qtbot, bench, controls):
    bench.cards.setCurrentRow(1)
    press(bench, "bench-lay")
    press(bench, "bench-lift")
    wanted = [("lay", {"name": "李建国"}), ("lift", {})]
    qtbot.waitUntil(lambda: controls[READER].asked == wanted)
    qtbot.waitUntil(lambda: bench.boxes[READER].state.text() == texts("zh_CN")("bench-state-card"))


def test_a_code_is_shown_to_the_scanner(qtbot, bench, controls):
    press(bench, "bench-show")
    qtbot.waitUntil(lambda: controls[SCANNER].asked == [("show", {"text": "A123"})])


def test_printed_pages_are_shown_and_can_be_leafed_through(qtbot, bench, controls):
    controls[RECEIPT_PRINTER].pages += [page_png(), page_png()]
    paper = bench.papers[RECEIPT_PRINTER]
    qtbot.waitUntil(lambda: len(paper._pages) == 2)
    assert paper.shown == page_png()
    assert paper._paper.pixmap().width() > 0


def test_the_sticker_just_printed_can_be_shown_to_the_scanner(qtbot, bench, controls):
    controls[LABEL_PRINTER].pages.append(page_png())
    qtbot.waitUntil(lambda: bench.papers[LABEL_PRINTER].newest is not None)
    press(bench, "bench-show-sticker")
    qtbot.waitUntil(lambda: controls[SCANNER].asked == [("show", {"text": "JZ1:X"})])


def test_with_no_sticker_there_is_nothing_to_show_and_it_is_said(qtbot, bench, controls):
    press(bench, "bench-show-sticker")
    qtbot.waitUntil(lambda: bench.said.text() == texts("zh_CN")("bench-no-sticker"))
    assert controls[SCANNER].asked == []


@pytest.mark.parametrize(("device", "fault"), [(device, fault) for device in FAULTS for fault in FAULTS[device]])
def test_every_fault_is_asked_for_and_told_in_words(qtbot, bench, controls, device, fault):
    QTest.mouseClick(fault_button(bench, device, fault), Qt.MouseButton.LeftButton)
    words = texts("zh_CN")(f"bench-fault-{fault.replace('_', '-')}-is")
    qtbot.waitUntil(lambda: bench.boxes[device].state.text() == words)
    assert controls[device].asked == [("fault", {"fault": fault})]


def test_a_mended_device_is_well_again(qtbot, bench, controls):
    for fault in ("paper_out", "none"):
        QTest.mouseClick(fault_button(bench, LABEL_PRINTER, fault), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(controls[LABEL_PRINTER].asked) == 2)
    words = texts("zh_CN")("bench-state-pages", pages="0")
    qtbot.waitUntil(lambda: bench.boxes[LABEL_PRINTER].state.text() == words)


def test_a_dead_simulator_is_told_in_words(qtbot, bench, controls):
    controls[SCANNER].dead = True
    qtbot.waitUntil(lambda: bench.boxes[SCANNER].state.text() == texts("zh_CN")("bench-state-gone"))


def test_simulators_are_never_asked_on_the_windows_thread(qtbot, bench, controls):
    qtbot.waitUntil(lambda: all(control.threads for control in controls.values()))
    assert threading.get_ident() not in set().union(*(control.threads for control in controls.values()))


def test_lamp_and_ringing_are_told_in_words(bench):
    bench.show_lamp(True)
    bench.show_ringing(True)
    assert (bench.lamp.text(), bench.ringing.text()) == (
        texts("zh_CN")("bench-lamp-on"),
        texts("zh_CN")("bench-ringing"),
    )


def test_the_columns_keep_their_width_whatever_comes_out(bench, qtbot):
    def widths():
        settle(bench)
        return [box.width() for box in bench.boxes.values()]

    before = widths()
    assert max(before) - min(before) <= 1
    for _ in range(12):
        bench.papers[RECEIPT_PRINTER].add(page_png())
        bench.papers[LABEL_PRINTER].add(page_png())
    for box in bench.boxes.values():
        box.show_state({"fault": "paper_out"})
    assert widths() == before


def test_somebody_is_measured_at_a_press_with_made_up_values(bench, controls, qtbot):
    monitor = controls[MONITOR]
    bench.measure.click()
    qtbot.waitUntil(lambda: bool(monitor.asked))
    ((do, values),) = monitor.asked
    assert do == "measure"
    assert 0 < values["diastolic"] < values["systolic"] < 200
    qtbot.waitUntil(lambda: bench.boxes[MONITOR].state.text() == texts("zh_CN")("bench-state-measured", measured="1"))
    qtbot.waitUntil(lambda: len(monitor.threads) == 1)
