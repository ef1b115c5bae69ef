"""A county's people in an encrypted store, filled past the outbox and the audit: for figures at a million and more.

Beyond a million there are whole counties: the first one again, under other regions and ids, copied within the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from random import Random

from sqlalchemy import Connection
from uuid6 import uuid7

from kiosk.domain.identity_number import check_digit
from kiosk.domain.people import NameKeys, name_keys
from kiosk.store import tables
from kiosk.store.engine import Store

FIRST_REGION = 371502
COUNTY = 1_000_000
BATCH = 20_000
FILLING_KB = 8_000_000
"""At most, while millions of rows are laid into indexes at random; a new connection has the store's own cache again."""
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "秀英 桂兰 玉珍 淑华 凤英 素芳 春梅 红霞 丽娟 美玲 建国 志强 国庆 永福 德明 振华 长海 保田 树林 文斌 俊杰".split()
)
_FIRST, _DAYS = date(1926, 1, 1), 36_500


def numbers(many: int) -> Iterator[str]:
    """Draw different valid numbers, births over a hundred years; the same ones every time."""
    drawn = Random(7).sample(range(_DAYS * 999), min(many, COUNTY))  # noqa: S311
    for county in range(_counties(many)):
        for which in drawn:
            day, order = divmod(which, 999)
            birth = _FIRST + timedelta(days=day)
            body = f"{FIRST_REGION + county}{birth.year:04d}{birth.month:02d}{birth.day:02d}{order + 1:03d}"
            yield body + check_digit(body)


def fill(store: Store, clinic_id: str, many: int, now: datetime) -> None:
    """Fill the store."""
    chance = Random(1)  # noqa: S311
    people = numbers(min(many, COUNTY))
    while batch := list(islice(people, BATCH)):
        rows = [_rows(clinic_id, number, chance, now) for number in batch]
        with store.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{FILLING_KB}")
            for place, table in enumerate((tables.people, tables.documents, tables.phones)):
                connection.execute(table.insert(), [row[place] for row in rows])
    for county in range(1, _counties(many)):
        with store.writing() as connection:
            _copy_first_county(connection, county)


def _counties(many: int) -> int:
    return max(1, many // COUNTY)


def _copy_first_county(connection: Connection, county: int) -> None:
    """Copy everybody of the first county; the first digit of an id, 0 in every UUIDv7 of our days, tells the county."""
    driver = connection.connection.dbapi_connection
    driver.create_function("backwards", 1, lambda text: text[::-1], deterministic=True)
    driver.create_function("moved", 1, lambda number: _moved(number, county), deterministic=True)
    connection.exec_driver_sql(f"PRAGMA cache_size = -{FILLING_KB}")
    phone = f"printf('1%010d', (number + {county} * 123456789) % 10000000000)"
    for table, number in ((tables.people, ""), (tables.documents, "moved(number)"), (tables.phones, phone)):
        copied = {
            "id": f"'{county}' || substr(id, 2)",
            "person_id": f"'{county}' || substr(person_id, 2)",
            "number": number,
            "reversed_number": f"backwards({number})",
        }
        values = ", ".join(copied.get(column.name, column.name) for column in table.columns)
        columns = ", ".join(column.name for column in table.columns)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name} WHERE id < '1'"  # noqa: S608
        )


def _moved(number: str, county: int) -> str:
    body = f"{FIRST_REGION + county}{number[6:17]}"
    return body + check_digit(body)


@cache
def _keys(name: str) -> NameKeys:
    return name_keys(name)


def _rows(clinic_id: str, number: str, chance: Random, now: datetime) -> tuple[dict[str, object], ...]:
    """Return a made-up person's row, their document's and their phone's."""
    name = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
    person_id = str(uuid7())
    common = {"clinic_id": clinic_id, "desk_id": None, "made_at": now}
    of_person = {**common, "person_id": person_id}
    phone = f"1{chance.randrange(3 * 10**9, 10**10):010d}"
    return (
        {**common, "id": person_id, **_person(name, number)},
        {**of_person, "id": str(uuid7()), **_document(number, now)},
        {**of_person, "id": str(uuid7()), "number": phone, "reversed_number": phone[::-1], "owner": "self"},
    )


def _person(name: str, number: str) -> dict[str, object]:
    keys = _keys(name)
    return {
        "state": "active",
        "name": name,
        "name_maybe_cut": False,
        "pinyin": keys.pinyin,
        "initials": keys.initials,
        "sex": "M" if int(number[16]) % 2 else "F",
        "birth_date": date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
    }


def _document(number: str, now: datetime) -> dict[str, object]:
    return {
        "number": number,
        "reversed_number": number[::-1],
        "kind": "resident",
        "verified": "chip",
        "verified_at": now,
    }
