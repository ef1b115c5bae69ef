"""The demo's two forms: windows for people to try, or journeys played offscreen with pictures of every step."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from PIL import Image
from PySide6.QtCore import QTimer

from kiosk.cli.application import begin_application
from kiosk.cli.demo_clinic import OpenDemo, card_fields, demo_clinic
from kiosk.cli.demo_devices import DemoDevices
from kiosk.cli.demo_play import Journal, PlayBroke, Player
from kiosk.cli.demo_window import CLERK, LEAD, PIN, demo_window
from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.machine import Machine, panel_settings
from kiosk.cli.system_clock import SystemClock
from kiosk.desk.demo_clinic import follow_clock
from kiosk.desk.demo_people import DemoPeople
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import Sex
from kiosk.domain.registration import Identified
from kiosk.log import log
from kiosk.store.trouble import StoreTrouble
from kiosk.texts import Texts, terminal_texts, texts
from printing.proof import codes_in
from ui.bench.things import BenchCard, BenchCode
from ui.bench.window import BenchWindow
from ui.senior.window import SeniorWindow

LOG = "log.jsonl"
_OURS = re.compile(r"[acd](?:\d+-[a-z]+|-(?:label|receipt)-printer-\d+)\.png|summary\.md|log\.jsonl")
"""Names of what the journeys leave: pictures of screens and of sheets, the summary, the log."""
TITLE_BAR_PX = 36
CLOCK_MS = 60_000


def show(folder: Path, *, with_window: bool) -> int:
    """Open the senior's screen and the device bench; return when the senior's screen is closed."""
    app = begin_application(folder / LOG)
    with _open(folder) as (demo, devices, window, machine), ExitStack() as beside:
        words = texts(window.model.language)
        printers = [printer.name for printer in demo.config.printers]
        bench = BenchWindow(devices.controls, _cards(demo, words), _codes(demo, words), _read_code, printers=printers)
        machine.bridge.happened.connect(bench.device_page.take)
        machine.printer_told.connect(bench.device_page.show_printer)
        for printer, condition in machine.told.items():
            bench.device_page.show_printer(printer, condition)
        machine.rings.connect(bench.show_lamp)
        machine.rings.connect(bench.show_ringing)
        clock = QTimer(bench)
        clock.timeout.connect(lambda: _keep_the_time(demo))
        clock.start(CLOCK_MS)
        _side_by_side(window, bench, demo.config.screen.width_px / demo.config.screen.height_px)
        if with_window:
            beside.enter_context(demo_window(demo.opened, window.model.language)).show()
            click.echo(terminal_texts()("demo-console", clerk=CLERK, lead=LEAD, pin=PIN))
        click.echo(terminal_texts()("demo-windows"))
        status = app.exec()
        bench.close()
    return int(status)


def _keep_the_time(demo: OpenDemo) -> None:
    """Let a demonstration that runs on past noon call the afternoon so."""
    try:
        follow_clock(demo.opened.store, desk_settings(demo.config), SystemClock())
    except StoreTrouble as trouble:
        log.warning("store_trouble", error=type(trouble).__name__)


def _side_by_side(window: SeniorWindow, bench: BenchWindow, shape: float) -> None:
    """Show the portrait screen (`shape`: width over height) as high as the monitor allows, the bench beside it."""
    free = window.screen().availableGeometry()
    height = free.height() - TITLE_BAR_PX
    width = round(height * shape)
    window.setGeometry(free.x(), free.y() + TITLE_BAR_PX, width, height)
    beside = max(free.width() - width, bench.minimumSizeHint().width())
    bench.setGeometry(free.x() + width, free.y() + TITLE_BAR_PX, beside, height)
    bench.show()
    window.show()


def play(folder: Path, out: Path) -> int:
    """Play journeys A, C and D and leave pictures and a summary in `out`; return the exit status."""
    words = terminal_texts()
    out.mkdir(parents=True, exist_ok=True)
    clear(out)
    application = begin_application(out / LOG)
    click.echo(words("demo-no-display", out=str(out.resolve())))
    journal = Journal(out, words, click.echo)
    with _open(folder) as (demo, devices, window, machine):
        window.show()
        player = Player(machine, devices.controls, journal)
        try:
            player.play_a(card_fields(demo.people.newcomers[0]))
            _scan_sticker(demo, journal)
            player.play_c(_unknown_number(demo))
            player.play_d()
        except PlayBroke as broke:
            click.echo(words("demo-broke", step=str(broke), out=str(out.resolve())), err=True)
            return 1
    application.processEvents()
    click.echo(words("demo-summary", summary=str(journal.write_summary().resolve())))
    return 0


def clear(out: Path) -> None:
    """Remove what an earlier demo left in the folder, and nothing else: it may be somebody's own."""
    for file in out.iterdir():
        if _OURS.fullmatch(file.name):
            file.unlink()


@contextmanager
def _open(folder: Path) -> Iterator[tuple[OpenDemo, DemoDevices, SeniorWindow, Machine]]:
    with DemoDevices(folder) as devices, demo_clinic(folder, devices) as demo:
        window = SeniorWindow(panel_settings(demo.config))
        machine = Machine(demo.config, demo.opened.store, demo.opened.desk, window)
        machine.start()
        try:
            yield demo, devices, window, machine
        finally:
            machine.stop()


def _cards(demo: OpenDemo, words: Texts) -> list[BenchCard]:
    people = [*demo.people.newcomers, *demo.people.regulars]
    return [BenchCard(_title(card, words), card_fields(card)) for card in people]


def _title(card: IdentityCard, words: Texts) -> str:
    return words("demo-card", name=card.name or card.latin_name or "", kind=words(f"demo-card-{card.kind.value}"))


def _codes(demo: OpenDemo, words: Texts) -> list[BenchCode]:
    own = [
        BenchCode(words("demo-code", name=card.name), code)
        for card, code in zip(demo.people.regulars, demo.people.codes, strict=False)
    ]
    return [*own, BenchCode(words("demo-code-foreign"), "https://example.org/not-a-health-code")]


def _unknown_number(demo: OpenDemo) -> str:
    """Return the number of somebody who has never been here."""
    known = demo.people.newcomers[1].birth_date
    assert known is not None  # noqa: S101 - the demo's own card
    return DemoPeople(7, known).number("371502", known, Sex.MALE)


def _scan_sticker(demo: OpenDemo, journal: Journal) -> None:
    """Look the printed sticker up, as the next visit will. Raises PlayBroke."""
    sticker = next(journal.out.glob("a-label-printer-*.png"))
    code = _read_code(sticker.read_bytes())
    if code is None or not isinstance(demo.opened.desk.look_up_code(code.encode()), Identified):
        raise PlayBroke(sticker.name)
    journal.note("demo-code-read")


def _read_code(png: bytes) -> str | None:
    """Read the code on a printed page back, as the bench's own eye."""
    codes = codes_in(Image.open(io.BytesIO(png)))
    return codes[0].decode("utf-8", "replace") if codes else None
