"""What the kiosk needs from the world outside: readers, scanners, printers, renderers, clocks.

`devices` and `printing` fulfil these Protocols; the composition root joins them. Statuses are closed types, and
"unknown" is a value of its own: a silent printer is not an unplugged one, and sent is not printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

from kiosk.domain.documents import Document
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.domain.vitals import MeasurementFailed, Vitals


class Presence(StrEnum):
    """Whether a card lies on the reader. After a read most readers cannot tell: that is UNKNOWN."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class LinkState(StrEnum):
    """State of the line to a device. SILENT: the port is open and nobody answers."""

    CONNECTED = "connected"
    SILENT = "silent"
    DISCONNECTED = "disconnected"


class CardFault(StrEnum):
    """Why a card could not be read, as far as it matters to the person standing there."""

    LAY_AGAIN = "lay_again"
    """SW3 31, 41, 81, or lifted early: 再放一次，放平."""
    OTHER_CARD = "other_card"
    """SW3 40: 这不是身份证，请换一张."""
    READER_FAULT = "reader_fault"
    """SW3 33, 47, 60, 66: staff are told and the keypad opens."""


@dataclass(frozen=True)
class CardFound:
    """A card was laid down and is being read: shown at once, so that nobody wonders."""


@dataclass(frozen=True)
class CardRead:
    """A card was read whole."""

    card: IdentityCard


@dataclass(frozen=True)
class CardFailed:
    """A card was there and could not be read. `status` is the reader's SW3, for staff only."""

    fault: CardFault
    status: int


@dataclass(frozen=True)
class CardPresence:
    """What the reader now says about the card that was read."""

    presence: Presence


@dataclass(frozen=True)
class SocialSecurityCardRead:
    """A social-security card was put into its reader. It identifies like a sticker, and proves nothing."""

    card: SocialSecurityCard


@dataclass(frozen=True)
class CodeScanned:
    """A scanner's line, without its terminator, as the bytes that came. At most 4,096 of them."""

    data: bytes = field(repr=False)


@dataclass(frozen=True)
class LinkChanged:
    """The line to a device came up, fell silent or went away. `device` is its name in the configuration."""

    device: str
    state: LinkState


@dataclass(frozen=True)
class VitalsMeasured:
    """A measuring device has spoken: what it measured, or that it failed."""

    device: str
    outcome: Vitals | MeasurementFailed = field(repr=False)


DeviceEvent = CardFound | CardRead | CardFailed | CardPresence | SocialSecurityCardRead | CodeScanned | LinkChanged


@dataclass(frozen=True)
class Chunk:
    """Bytes for a printer that belong together. Status may be asked after it, and never within it."""

    data: bytes = field(repr=False)
    may_ask_status_after: bool = True


class PrinterLanguage(StrEnum):
    """Languages that `printing.languages` speaks."""

    TSPL = "tspl"
    ESCPOS = "escpos"
    ZPL = "zpl"
    PDF = "pdf"
    """A system printer (CUPS): it takes the document whole."""


class StatusDialect(StrEnum):
    """How a printer tells how it is."""

    NONE = "none"
    DLE_EOT = "dle_eot"
    TSPL = "tspl"
    TSPL_LONG = "tspl_long"
    """TSC's own: one byte and eight, asked together."""
    ZPL_HS = "zpl_hs"


class FlowControl(StrEnum):
    """How a printer holds the kiosk up. Never by characters: 0x11 and 0x13 are data."""

    NONE = "none"
    RTS_CTS = "rts_cts"
    DSR_DTR = "dsr_dtr"
    """By the printer's DTR line, which is our DSR."""


class DocumentMedia(StrEnum):
    """What lies in the printer."""

    LABEL_50X30 = "label_50x30"
    RECEIPT_80 = "receipt_80"
    RECEIPT_58 = "receipt_58"
    CARD_ID1 = "card_id1"
    CARD_A6 = "card_a6"
    SHEET_A4 = "sheet_a4"


@dataclass(frozen=True)
class PrinterProfile:
    """A printer model as data (printing/profiles.toml). Dots are what the head can burn, not what the paper has."""

    name: str
    title: str
    language: PrinterLanguage
    media: DocumentMedia
    dpi: int
    width_dots: int
    height_dots: int | None
    """None for endless paper."""
    status: StatusDialect
    status_timeout_s: float = 0.5
    band_rows: int = 128
    """Rows sent between two moments in which status may be asked (cheap printers have 4 KB of buffer)."""
    cutter: bool = False
    feed_dots_after: int = 0
    gap_mm: float = 2.0
    baud: int = 115200
    flow: FlowControl = FlowControl.NONE
    sets_motion_units: bool = False
    """ESC/POS: the maker's own units are finer than a dot (Epson: 1/360 inch), so GS P makes them dots."""
    left_margin: bool = False
    """ESC/POS: GS L moves rasters, so that blank left edges stay at home."""
    native_text: Literal["gb18030", "gb2312"] | None = None
    """ESC/POS: text leaves as characters of this set, two bytes each, and only what is not in it as dots."""
    native_qr_version: int | None = None
    """ESC/POS: the largest QR code that the printer draws by itself; None: codes are dots."""
    quirks: str = ""
    """What a technician should know of this model."""
    source: str = ""
    """The manual, its page or section, and how well it is proven."""


class PrinterCondition(StrEnum):
    """How a printer is. BUSY is ready soon; UNKNOWN is silence, UNPLUGGED a line that is gone."""

    READY = "ready"
    BUSY = "busy"
    PAPER_NEAR_END = "paper_near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    JAM = "jam"
    RIBBON_OUT = "ribbon_out"
    HEAD_HOT = "head_hot"
    PAUSED = "paused"
    FAULT = "fault"
    UNPLUGGED = "unplugged"
    UNKNOWN = "unknown"

    @property
    def can_print(self) -> bool:
        """Whether a job may be started; silence does not forbid it where the language cannot say more."""
        return self in {PrinterCondition.READY, PrinterCondition.PAPER_NEAR_END, PrinterCondition.UNKNOWN}


SendResult = Literal["confirmed", "sent", "unknown", "not_sent"]


@dataclass(frozen=True)
class SendOutcome:
    """What is known after a job was handed to a printer.

    confirmed: the printer said so after the job. sent: its language cannot say and the bytes drained. unknown: some
    bytes went and then came an unplug, a time-out, a fault or silence. not_sent: not one byte went.
    """

    result: SendResult
    condition: PrinterCondition


class Printer(Protocol):
    """One printer on one line. Calls block for a bounded time and never raise for what a device may do."""

    @property
    def profile(self) -> PrinterProfile:
        """The model."""
        ...

    def condition(self) -> PrinterCondition:
        """Ask how the printer is."""
        ...

    def send(self, chunks: Sequence[Chunk]) -> SendOutcome:
        """Send one whole job, or say how far it is known to have come."""
        ...


class SheetRefused(Exception):
    """A document was not turned into a sheet, and no other try will do it: nothing may be sent. No personal data."""


class CodeUnreadable(SheetRefused):
    """A code could not be read back from its own dots: the sheet must not be printed."""


class DocumentDoesNotFit(SheetRefused):
    """A document has no place on a printer's media, or more content than the media has room for."""


class Renderer(Protocol):
    """Turns a document into the bytes of one printer model. Raises SheetRefused, one of its two kinds."""

    def render(self, document: Document, profile: PrinterProfile) -> Sequence[Chunk]:
        """Return the whole job."""
        ...


class Clock(Protocol):
    """The time of day, and a clock that nobody sets."""

    def now(self) -> datetime:
        """Return the present time in UTC, with its zone."""
        ...

    def monotonic(self) -> float:
        """Return seconds from some fixed moment."""
        ...


class SimulatorGone(Exception):
    """The simulator's control port does not answer any more."""


class SimulatorControl(Protocol):
    """The hand that works a simulated device: lays cards, takes paper away, pulls plugs, looks at what was printed."""

    def ask(self, do: str, **arguments: object) -> dict[str, object]:
        """Have one thing done and return the simulator's answer. Raises SimulatorGone."""
        ...


class Lamp(Protocol):
    """The lamp over the kiosk that says: somebody needs help here. Never raises; a missing lamp stays dark."""

    def light(self, on: bool) -> None:
        """Switch the lamp."""
        ...
