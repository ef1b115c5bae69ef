"""Made-up people for the demo: names, valid numbers, cards. Nobody of them exists; a seed gives the same again."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex, check_digit

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_WOMEN = "秀英 桂兰 玉珍 淑华 凤英 素芳 春梅 红霞 丽娟 美玲 月娥 金花 雪梅 文静 婷婷 晓燕".split()
_MEN = "建国 志强 国庆 永福 德明 振华 长海 保田 树林 文斌 俊杰 海涛 小军 浩然 学文 守义".split()
_RARE = "㛃 䶮 𠮷 𫖯 𬭎 喆 堃 淼".split()
_LONG = ("阿卜杜热合曼·买买提明·吐尔逊江", "迪丽努尔·阿卜杜热依木", "斯琴高娃·乌兰托娅", "欧阳慕容雪兰", "司马相如")
_REGIONS = "371502 110111 320106 330108 410105 420103 440103 500112 510105 610103".split()
_COMPOUNDS = "幸福里 东关大院 纺织厂家属院 和平小区 杏花村 河沿街".split()
_SCHEMES = "居民医保 居民医保 职工医保 自费".split()

DEMO_EXPIRY = date(2046, 5, 20)


class DemoPeople:
    """Draws made-up people. `today` bounds their births; equal seeds draw equal people."""

    def __init__(self, seed: int, today: date) -> None:
        self._random = Random(seed)  # noqa: S311  made-up people, no secret
        self._today = today
        self._drawn = 0

    def card(self) -> IdentityCard:
        """Return the resident card of somebody new; every tenth name is long, every twelfth has a rare character."""
        self._drawn += 1
        sex = self._random.choice([Sex.FEMALE, Sex.MALE])
        born = self._birth_date()
        return IdentityCard(
            kind=DocumentKind.RESIDENT,
            number=self.number(self._random.choice(_REGIONS), born, sex),
            name=self._name(sex),
            sex=sex,
            birth_date=born,
            nation="01",
            address=f"惠民市{self._random.choice(_COMPOUNDS)}{self._random.randint(1, 40)}号",
            issuer="惠民市公安局",
            valid_from=date(2016, 5, 20),
            valid_to=DEMO_EXPIRY,
        )

    def number(self, region: str, born: date, sex: Sex) -> str:
        """Return a valid number that was not drawn before: the count of those drawn is its order code."""
        order = (self._drawn * 2 + (sex is Sex.MALE)) % 996
        body = f"{region}{born:%Y%m%d}{order:03d}"
        return body + check_digit(body)

    def compound(self) -> str:
        """Return where somebody lives."""
        return self._random.choice(_COMPOUNDS)

    def insurance(self) -> str:
        """Return an insurance scheme."""
        return self._random.choice(_SCHEMES)

    def chance(self, of: float) -> bool:
        """Return whether something happens that happens with probability `of`."""
        return self._random.random() < of

    def _birth_date(self) -> date:
        age_in_days = int(self._random.triangular(3, 101, 72) * 365.25)
        return self._today - timedelta(days=age_in_days)

    def _name(self, sex: Sex) -> str:
        if self._drawn % 10 == 0:
            return self._random.choice(_LONG)
        surname = self._random.choice(_SURNAMES)
        if self._drawn % 12 == 0:
            return surname + self._random.choice(_RARE)
        return surname + self._random.choice(_WOMEN if sex is Sex.FEMALE else _MEN)


def newcomers(today: date) -> tuple[IdentityCard, ...]:
    """Return cards for the demonstration's reader of people whom nobody here knows, one of each kind."""
    people = DemoPeople(20_261_122, today)
    born = date(1946, 3, 8)
    woman = IdentityCard(
        DocumentKind.RESIDENT,
        people.number("371502", born, Sex.FEMALE),
        "王秀芳",
        sex=Sex.FEMALE,
        birth_date=born,
        nation="01",
        address="惠民市和平小区8号",
        issuer="惠民市公安局",
        valid_from=date(2012, 4, 1),
        valid_to=None,
    )
    return (woman, _expired(people), _permit(people), _foreign(people))


def _expired(people: DemoPeople) -> IdentityCard:
    born = date(1951, 9, 17)
    number = people.number("110111", born, Sex.MALE)
    return IdentityCard(
        DocumentKind.RESIDENT,
        number,
        "赵𠮷",
        sex=Sex.MALE,
        birth_date=born,
        nation="01",
        address="惠民市河沿街3号",
        issuer="惠民市公安局",
        valid_from=date(2005, 6, 1),
        valid_to=date(2025, 6, 1),
    )


def _permit(people: DemoPeople) -> IdentityCard:
    born = date(1958, 12, 2)
    number = people.number("810000", born, Sex.FEMALE)
    return IdentityCard(
        DocumentKind.HK_MACAU_TAIWAN,
        number,
        "陈美玲",
        sex=Sex.FEMALE,
        birth_date=born,
        address="惠民市东关大院21号",
        issuer="惠民市公安局",
        valid_from=date(2023, 1, 10),
        valid_to=date(2028, 1, 10),
    )


def _foreign(people: DemoPeople) -> IdentityCard:
    born = date(1949, 7, 4)
    number = people.number("911124", born, Sex.MALE)
    return IdentityCard(
        DocumentKind.FOREIGN_PERMANENT,
        number,
        "",
        latin_name="JONATHAN SMITH",
        sex=Sex.MALE,
        birth_date=born,
        nationality="USA",
        valid_from=date(2024, 2, 1),
        valid_to=date(2034, 2, 1),
    )
