"""A filled-in document of each kind, of a made-up person, for `kiosk render --example` and for tests."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, assert_never

from kiosk.domain.documents import (
    Document,
    FollowUpSlip,
    GuidanceSlip,
    GuidanceStep,
    HealthCodeSticker,
    PaperCard,
    PrinterTestPage,
    TemporarySlip,
    Ticket,
    WallSlip,
    WifiSlip,
)
from kiosk.domain.identity_number import Sex
from kiosk.domain.sessions import Period

Kind = Literal["sticker", "ticket", "card", "temporary", "wifi", "follow_up", "guidance", "wall", "test_page"]
KINDS: tuple[Kind, ...] = (
    "sticker",
    "ticket",
    "card",
    "temporary",
    "wifi",
    "follow_up",
    "guidance",
    "wall",
    "test_page",
)
HEALTH_CODE = (
    "JZ1:NWGSLK/-4VI86L17$AWY0TNDQ1HN-011LL46XW74104+7MDQ27BJKRV1P5*N51CX9T5$04FL U5D:VV9EGQSLT"
    "7:WF/*01O5VR0GUDAF9RUA3TTL17ILU8RAYAA$N7XIBJFJ8Z4C46N6EJWPKWU"
)
"""A JZ1 code signed with the key of a clinic that does not exist."""
SHORT_CODE = "48210935"
RULES = (
    "按小票上的时间叫号。",
    "65 岁以上老人和优先对象先看，但有人在等时最多连叫 2 位，每个人最多被超过 6 次。",
    "候补号排在到时间的人后面。",
    "过号的人，再叫 2 位以后补叫。",
)
MADE_AT = datetime(2026, 11, 22, 8, 12, tzinfo=timezone(timedelta(hours=8)))


def example(kind: Kind) -> Document:
    """Return the example of a kind, every field filled in."""
    match kind:
        case "sticker":
            return HealthCodeSticker("惠民门诊部", "张*华", HEALTH_CODE, SHORT_CODE)
        case "ticket":
            return _ticket()
        case "card":
            return _card()
        case "temporary":
            return TemporarySlip("惠民门诊部", "T-0007", "1", "1号自助机", MADE_AT)
        case "wifi":
            return WifiSlip("惠民门诊部", "HuiMin-Free", "health2026")
        case "follow_up":
            return _follow_up()
        case "guidance":
            return _guidance()
        case "wall":
            return WallSlip("惠民门诊部", "叫号规则", RULES)
        case "test_page":
            return PrinterTestPage("receipt-80-escpos-203", "Receipt printer, ESC/POS, 80 mm paper, 203 dpi")
        case _:
            assert_never(kind)


def _ticket() -> Ticket:
    return Ticket(
        clinic="惠民门诊部",
        department="高血压门诊",
        number="15",
        room="203",
        desk="1号自助机",
        issued_at=MADE_AT,
        name="张*华",
        sex=Sex.FEMALE,
        age=78,
        floor="2",
        doctor="王医生",
        period=Period.MORNING,
        slot_start=time(8, 30),
        slot_end=time(9, 0),
        ahead=3,
        wait_minutes=15,
        insurance="居民医保",
        senior_priority=True,
        fee_line="挂号费 0 元",
        reprint=False,
        go_to_window="1",
        director_phone="0635-000 0000",
        advice="先量血压，再等叫号",
        plain_words="血压血糖",
    )


def _card() -> PaperCard:
    return PaperCard(
        clinic="惠民门诊部",
        name="张玉华",
        code=HEALTH_CODE,
        short_code=SHORT_CODE,
        sex=Sex.FEMALE,
        birth_year=1947,
        birth_month=5,
        family_phone="138****0000",
        clinic_phone="0635-000 0000",
        director_phone="0635-000 0001",
        size="id1",
    )


def _follow_up() -> FollowUpSlip:
    return FollowUpSlip(
        clinic="惠民门诊部",
        day=date(2026, 12, 20),
        department="高血压门诊",
        name="张*华",
        period=Period.MORNING,
        at=time(8, 30),
        room="203",
        floor="2",
        doctor="王医生",
        bring="药盒和化验单",
        phone="0635-000 0000",
        advice="来的时候带上健康码贴纸",
    )


def _guidance() -> GuidanceSlip:
    return GuidanceSlip(
        clinic="惠民门诊部",
        steps=(
            GuidanceStep("先量血压", "导诊台", "1"),
            GuidanceStep("抽血", "106", "1"),
            GuidanceStep("看高血压门诊", "203", "2"),
        ),
        name="张*华",
        phone="0635-000 0000",
        advice="一步一步来，不着急",
    )
