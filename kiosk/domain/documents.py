"""What is printed, as data.

The desk writes these into the print ledger in the transaction that registers, so they live on this side of the
arrow; `printing` lays them out. They hold what the paper says and nothing more: no identity number has a place here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, with_config

from kiosk.domain.identity_number import Sex
from kiosk.domain.paper_rules import (
    after_its_start,
    checked_short_code,
    known_language,
    visible,
    without_identity_number,
)
from kiosk.domain.sessions import Period

_STRICT = ConfigDict(extra="forbid")
ShortText = Annotated[str, Field(max_length=120), AfterValidator(without_identity_number)]
VisibleText = Annotated[ShortText, AfterValidator(visible)]
NameText = Annotated[str, Field(max_length=200), AfterValidator(without_identity_number), AfterValidator(visible)]
"""A person's name, as long as a store has ever held one."""
ShortCodeText = Annotated[str, Field(pattern=r"^[0-9]{8}$"), AfterValidator(checked_short_code)]
LanguageText = Annotated[str, AfterValidator(known_language)]
OLDEST = 150
"""Years of life that a document believes."""
Age = Annotated[int, Field(ge=0, le=OLDEST)]
Count = Annotated[int, Field(ge=0)]
CodeText = Annotated[str, Field(min_length=1, max_length=1200)]


@with_config(_STRICT)
@dataclass(frozen=True)
class HealthCodeSticker:
    """50 x 30 mm label for the back of the social-security card. `code` is printed unchanged, ours or a foreign one."""

    clinic: ShortText
    name: NameText = field(repr=False)
    code: CodeText = field(repr=False)
    short_code: ShortCodeText = field(repr=False)
    kind: Literal["sticker"] = "sticker"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class Ticket:
    """The registration slip, 80 or 58 mm. `number` is what is called: "15" or a walk-in number "候补 K2-03"."""

    clinic: ShortText
    department: ShortText
    number: VisibleText
    room: ShortText
    desk: ShortText
    issued_at: datetime
    name: NameText | None = field(default=None, repr=False)
    """As it may stand on paper (masked unless the clinic decides otherwise); None while the name is open."""
    sex: Sex | None = None
    age: Age | None = None
    floor: ShortText | None = None
    doctor: ShortText | None = None
    period: Period | None = None
    slot_start: time | None = None
    slot_end: Annotated[time | None, AfterValidator(after_its_start)] = None
    ahead: Count | None = None
    wait_minutes: Count | None = None
    come_at: time | None = None
    """When to come, where the session had not begun: then it is said in place of those ahead and the wait."""
    insurance: ShortText | None = None
    senior_priority: bool = False
    fee_line: ShortText | None = None
    reprint: bool = False
    go_to_window: ShortText | None = None
    """The window that completes the record ("1"): 先到 1 号窗口补名字."""
    director_phone: ShortText | None = None
    advice: ShortText | None = None
    """The last line, in a neighbour's words: 先量血压，再等叫号."""
    plain_words: ShortText | None = None
    """What the person chose, where it is not the department's own name: 感冒发烧."""
    kind: Literal["ticket"] = "ticket"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class PaperCard:
    """就诊卡 for people without a phone, ID-1 (85.6 x 54 mm) or A6. The name stands in full: it is the holder's own."""

    clinic: ShortText
    name: NameText = field(repr=False)
    code: CodeText = field(repr=False)
    short_code: ShortCodeText = field(repr=False)
    sex: Sex | None = None
    birth_year: Annotated[int, Field(ge=1850, le=2100)] | None = None
    birth_month: Annotated[int, Field(ge=1, le=12)] | None = None
    family_phone: ShortText | None = field(default=None, repr=False)
    """Already masked: 138****0000."""
    clinic_phone: ShortText | None = None
    director_phone: ShortText | None = None
    size: Literal["id1", "a6"] = "id1"
    kind: Literal["card"] = "card"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class TemporarySlip:
    """临时号 for somebody with no document and no number: it sends the person to a window, where staff go on."""

    clinic: ShortText
    number: VisibleText
    """"T-0007"."""
    window: ShortText
    desk: ShortText
    issued_at: datetime
    reprint: bool = False
    kind: Literal["temporary"] = "temporary"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class WifiSlip:
    """The way into the clinic's Wi-Fi: a code for a phone's camera, and name and password for eyes and fingers."""

    clinic: ShortText
    network: Annotated[str, Field(min_length=1, max_length=32), AfterValidator(without_identity_number)]
    """The network's name (SSID)."""
    password: Annotated[str, Field(max_length=63)] | None = field(default=None, repr=False)
    """None for an open network."""
    security: Literal["WPA", "WEP"] = "WPA"
    """WPA stands for WPA, WPA2 and WPA3 alike. Of no account on an open network."""
    hidden: bool = False
    """The network does not show its name, so phones must be told that it is there."""
    kind: Literal["wifi"] = "wifi"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class FollowUpSlip:
    """复诊单: when to come again, and where to."""

    clinic: ShortText
    day: date
    department: ShortText
    name: NameText | None = field(default=None, repr=False)
    """As it may stand on paper: masked unless the clinic decides otherwise."""
    period: Period | None = None
    at: time | None = None
    room: ShortText | None = None
    floor: ShortText | None = None
    doctor: ShortText | None = None
    bring: ShortText | None = None
    """What to bring along: 药盒和化验单."""
    phone: ShortText | None = None
    """Where to call when that day does not suit."""
    advice: ShortText | None = None
    kind: Literal["follow_up"] = "follow_up"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class GuidanceStep:
    """One stop of the way: what is done there, and where it is."""

    task: VisibleText
    room: ShortText
    floor: ShortText | None = None


@with_config(_STRICT)
@dataclass(frozen=True)
class GuidanceSlip:
    """导诊单: where to go, one stop after the other."""

    clinic: ShortText
    steps: Annotated[tuple[GuidanceStep, ...], Field(min_length=1, max_length=9)]
    name: NameText | None = field(default=None, repr=False)
    """As it may stand on paper: masked unless the clinic decides otherwise."""
    phone: ShortText | None = None
    advice: ShortText | None = None
    kind: Literal["guidance"] = "guidance"
    language: LanguageText = "zh_CN"


RuleText = Annotated[str, Field(max_length=240), AfterValidator(without_identity_number), AfterValidator(visible)]


@with_config(_STRICT)
@dataclass(frozen=True)
class WallSlip:
    """叫号规则: the rule of calling, for the waiting room's wall. On a receipt, or on a sheet of A4."""

    clinic: ShortText
    title: VisibleText
    rules: Annotated[tuple[RuleText, ...], Field(min_length=1, max_length=9)]
    kind: Literal["wall"] = "wall"
    language: LanguageText = "zh_CN"


@with_config(_STRICT)
@dataclass(frozen=True)
class PrinterTestPage:
    """A page for the technician: it shows a printer's edges, its scale, its Chinese and its codes."""

    printer: ShortText
    """The printer's model, by its name in printing/profiles.toml."""
    title: ShortText
    kind: Literal["test_page"] = "test_page"
    language: LanguageText = "zh_CN"


Document = (
    HealthCodeSticker
    | Ticket
    | PaperCard
    | TemporarySlip
    | WifiSlip
    | FollowUpSlip
    | GuidanceSlip
    | WallSlip
    | PrinterTestPage
)
DOCUMENTS: TypeAdapter[Document] = TypeAdapter(Annotated[Document, Field(discriminator="kind")])


def to_data(document: Document) -> dict[str, Any]:
    """Return the document as JSON-ready data, as the ledger stores it."""
    data: dict[str, Any] = DOCUMENTS.dump_python(document, mode="json")
    return data


def from_data(data: object) -> Document:
    """Return the document that `data` describes; pydantic.ValidationError says which field is wrong."""
    return DOCUMENTS.validate_python(data, strict=False)
