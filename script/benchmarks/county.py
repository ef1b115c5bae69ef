"""A county's people in an encrypted store, filled past the outbox and the audit: for figures at a million and more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from random import Random

from uuid6 import uuid7

from kiosk.domain.identity_number import check_digit
from kiosk.domain.people import NameKeys, name_keys
from kiosk.store import tables
from kiosk.store.engine import Store

REGION = "371502"
BATCH = 20_000
FILLING_KB = 2_000_000
"""While millions of rows are laid into indexes at random; a new connection has the store's own cache again."""
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "秀英 桂兰 玉珍 淑华 凤英 素芳 春梅 红霞 丽娟 美玲 建国 志强 国庆 永福 德明 振华 长海 保田 树林 文斌 俊杰".split()
)
_FIRST, _DAYS = date(1926, 1, 1), 36_500


def numbers(many: int) -> Iterator[str]:
    """Draw different valid numbers of one county, births over a hundred years; the same ones every time."""
    drawn = Random(7).sample(range(_DAYS * 999), many)  # noqa: S311
    for which in drawn:
        day, order = divmod(which, 999)
        body = f"{REGION}{_FIRST + timedelta(days=day):%Y%m%d}{order + 1:03d}"
        yield body + check_digit(body)


def fill(store: Store, clinic_id: str, many: int, now: datetime) -> None:
    """Fill the store."""
    chance = Random(1)  # noqa: S311
    people = numbers(many)
    while batch := list(islice(people, BATCH)):
        rows = [_rows(clinic_id, number, chance, now) for number in batch]
        with store.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{FILLING_KB}")
            for place, table in enumerate((tables.people, tables.documents, tables.phones)):
                connection.execute(table.insert(), [row[place] for row in rows])


@cache
def _keys(name: str) -> NameKeys:
    return name_keys(name)


def _rows(clinic_id: str, number: str, chance: Random, now: datetime) -> tuple[dict[str, object], ...]:
    name = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
    keys, person_id = _keys(name), str(uuid7())
    common = {"clinic_id": clinic_id, "desk_id": None, "made_at": now}
    phone = f"1{chance.randrange(3 * 10**9, 10**10):010d}"
    return (
        {
            **common,
            "id": person_id,
            "state": "active",
            "name": name,
            "name_maybe_cut": False,
            "pinyin": keys.pinyin,
            "initials": keys.initials,
            "sex": "M" if int(number[16]) % 2 else "F",
            "birth_date": date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
        },
        {
            **common,
            "id": str(uuid7()),
            "person_id": person_id,
            "number": number,
            "reversed_number": number[::-1],
            "kind": "resident",
            "verified": "chip",
            "verified_at": now,
        },
        {
            **common,
            "id": str(uuid7()),
            "person_id": person_id,
            "number": phone,
            "reversed_number": phone[::-1],
            "owner": "self",
        },
    )
