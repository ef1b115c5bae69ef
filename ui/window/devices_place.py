"""The devices' place: what may be done with the device that is chosen, and with paper of which nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import CannotPrint, PrintJobView, PrintRequest, Queued
from kiosk.domain.machine_devices import DeviceKind, DeviceView, StandIn
from kiosk.domain.staff import Act, StaffMember
from kiosk.texts import Texts
from ui.window.ask_page import AskPage
from ui.window.choose_page import ChoosePage
from ui.window.desk_calls import DeskCalls
from ui.window.devices_page import DevicesPage, device_name
from ui.window.key_button import Dress
from ui.window.place import Place
from ui.window.roll_page import RollPage
from ui.window.saying import Tone
from ui.window.words import device_called, joined

TOPIC = "devices"
Seen = tuple[tuple[DeviceView, ...], tuple[PrintJobView, ...]]


@dataclass(frozen=True)
class Source:
    """Whose paper is to be printed elsewhere: a printer's, or (None) what no printer prints. `waits`: some does."""

    printer: str | None
    called: str
    waits: bool


class DevicesPlace(Place):
    """Everybody may look; who prints or looks after machines may do something."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, zone: ZoneInfo, words: Texts) -> None:
        self.devices = DevicesPage(zone, words)
        super().__init__(self.devices, "devices-ready", words)
        self._desk, self._calls = desk, calls
        self.roll, self.question = RollPage(words), AskPage(words)
        self.stand_ins = ChoosePage(words("devices-elsewhere-title"), words)
        for page in (self.roll, self.question, self.stand_ins):
            self.add_page(page)
        self._add_keys()

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        super().begin(member)
        self.devices.table.setFocus()
        self._look()

    def store_changed(self) -> None:
        """Follow what the ports say."""
        super().store_changed()
        self._look()

    def _add_keys(self) -> None:
        page = self.devices
        page.add_key(Qt.Key.Key_F2, "devices-roll", self._ask_roll, dress=Dress.PRIMARY)
        page.add_key(Qt.Key.Key_F3, "devices-test-page", self._test_page)
        page.add_key(Qt.Key.Key_F4, "devices-elsewhere", self._look_for_stand_ins)
        page.add_key(Qt.Key.Key_F7, "window-do-came-out", lambda: self._answer(came_out=True), shift=True)
        page.add_key(Qt.Key.Key_F8, "window-do-did-not", lambda: self._answer(came_out=False), shift=True)

    @property
    def _may_look_after(self) -> bool:
        return self.member is not None and (self.member.may(Act.PRINT) or self.member.may(Act.DEVICES))

    def _look(self) -> None:
        if self.member is not None:
            look_after = self._may_look_after
            self._calls.ask(lambda: self._seen(look_after), self._show, TOPIC)

    def _seen(self, look_after: bool) -> Seen:
        room = self._desk.devices
        return room.list(), room.open_jobs() if look_after else ()

    def _show(self, seen: Seen) -> None:
        if self.member is not None:
            self.devices.show_devices(*seen)

    def _printer(self) -> DeviceView | None:
        """Return the printer that is chosen, where it may be looked after; else say why not."""
        one = self.devices.chosen
        if not self._may_look_after:
            self.say(Tone.TROUBLE, "window-not-allowed")
        elif one is None or one.kind is not DeviceKind.PRINTER:
            self.say(Tone.HINT, "devices-choose-printer")
        else:
            return one
        return None

    def _ask_roll(self) -> None:
        one = self._printer()
        if one is not None:
            self.open_page(self.roll)
            self.roll.ask(device_name(one, self.words), lambda labels: self._put_in_roll(one.device, labels))

    def _put_in_roll(self, printer: str, labels: int) -> None:
        self.back()
        self._calls.ask(lambda: self._desk.devices.put_in_roll(printer, labels), self._roll_written)

    def _roll_written(self, written: bool) -> None:
        self.say(Tone.DONE if written else Tone.TROUBLE, "devices-roll-written" if written else "devices-roll-wrong")
        self._look()

    def _test_page(self) -> None:
        one = self._printer()
        if one is not None:
            self._calls.ask(lambda: self._desk.devices.test_page(one.device), self._test_page_asked)

    def _test_page_asked(self, result: PrintRequest) -> None:
        match result:
            case Queued(printer=printer):
                paper = self.words("window-paper-test-page")
                self.say(Tone.DONE, "window-printing", paper=paper, printer=device_called(printer or "", self.words))
            case CannotPrint():
                self.say(Tone.TROUBLE, "devices-no-test-page")
        self._look()

    def _look_for_stand_ins(self) -> None:
        if self.devices.stranded_chosen and self._may_look_after:
            self._look_for(Source(None, self.words("devices-stranded"), waits=True))
        elif (one := self._printer()) is not None:
            called = joined(device_name(one, self.words), one.desk_name)
            self._look_for(Source(one.device, called, waits=one.waiting > 0))

    def _look_for(self, source: Source) -> None:
        room = self._desk.devices
        self._calls.ask(lambda: room.stand_ins(source.printer), lambda found: self._choose(source, found), "stand-ins")

    def _choose(self, source: Source, found: tuple[StandIn, ...]) -> None:
        """Ask to which printer, where there is a choice."""
        if self.page is not self.devices:
            return
        if not found:
            self.say(Tone.HINT, "devices-elsewhere-nobody" if source.waits else "devices-elsewhere-nothing")
        elif len(found) == 1:
            self._ask_elsewhere(source, found[0])
        else:
            by_name = {stand_in.printer: stand_in for stand_in in found}
            self.open_page(self.stand_ins)
            choices = [(name, self._called(stand_in)) for name, stand_in in by_name.items()]
            self.stand_ins.ask(choices, found[0].printer, lambda name: self._chosen(source, by_name[name]))

    def _chosen(self, source: Source, to: StandIn) -> None:
        self.back()
        self._ask_elsewhere(source, to)

    def _ask_elsewhere(self, source: Source, to: StandIn) -> None:
        printers = {"printer": source.called, "to": self._called(to)}
        question = self.words("devices-elsewhere-question", count=str(len(to.jobs)), **printers)
        more = self.words("devices-elsewhere-more" if to.works else "devices-elsewhere-waits")
        send = partial(self._send, source.printer, to)
        self.said.rest()
        self.open_page(self.question)
        self.question.ask(question, more, self.words("devices-elsewhere-yes"), send)

    def _called(self, one: StandIn) -> str:
        return joined(device_called(one.printer, self.words), one.desk_name)

    def _send(self, printer: str | None, to: StandIn) -> None:
        room = self._desk.devices
        self._calls.ask(lambda: room.send_elsewhere(to.jobs, printer, to.printer), lambda sent: self._sent(sent, to))

    def _sent(self, count: int, to: StandIn) -> None:
        phrase = "devices-elsewhere-sent" if count else "devices-elsewhere-gone"
        self.say(Tone.DONE if count else Tone.HINT, phrase, count=str(count), to=self._called(to))
        self._look()

    def _answer(self, *, came_out: bool) -> None:
        job = self.devices.unknown
        if not self._may_look_after:
            self.say(Tone.TROUBLE, "window-not-allowed")
        elif job is None:
            self.say(Tone.HINT, "devices-no-question")
        else:
            noted = "window-noted-came-out" if came_out else "window-noted-did-not"
            self._calls.ask(lambda: self._desk.devices.answer_job(job.id, came_out), lambda _: self._answered(noted))

    def _answered(self, noted: str) -> None:
        self.say(Tone.DONE, noted)
        self._look()
