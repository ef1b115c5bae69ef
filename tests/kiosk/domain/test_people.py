"""What is known of a person, and what may be added to it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.identity_number import Sex
from kiosk.domain.people import (
    PersonFacts,
    completed,
    contradicts,
    name_keys,
    number_forms,
    what_is_missing,
)

NAMES = st.one_of(st.none(), st.sampled_from(["王秀芳", "李桂兰", "阿卜杜热合曼·买买提明"]))
FACTS = st.builds(
    PersonFacts,
    name=NAMES,
    latin_name=st.one_of(st.none(), st.just("JONATHAN SMITH")),
    sex=st.one_of(st.none(), st.sampled_from(Sex)),
    birth_date=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2026, 1, 1))),
    address=st.one_of(st.none(), st.just("和平小区8号")),
)


@given(known=FACTS, found=FACTS)
def test_completing_never_changes_what_was_known(known: PersonFacts, found: PersonFacts) -> None:
    after = completed(known, what_is_missing(known, found))
    for one in fields(PersonFacts):
        before = getattr(known, one.name)
        assert before in (None, False) or getattr(after, one.name) == before


@given(known=FACTS, found=FACTS)
def test_completing_twice_adds_nothing_more(known: PersonFacts, found: PersonFacts) -> None:
    after = completed(known, what_is_missing(known, found))
    assert what_is_missing(after, found) == {}


@pytest.mark.parametrize(
    ("known", "found", "differ"),
    [
        (PersonFacts(name="王秀芳"), PersonFacts(name="王秀芳"), False),
        (PersonFacts(name="王秀芳"), PersonFacts(name="王秀花"), True),
        (PersonFacts(name=None), PersonFacts(name="王秀芳"), False),
        (PersonFacts(name="王秀芳"), PersonFacts(name=None), False),
        (PersonFacts(name="古丽·买买提"), PersonFacts(name="古丽•买买提"), False),
        (PersonFacts(name="古丽·买买提明"), PersonFacts(name="古丽·买", name_maybe_cut=True), False),
        (PersonFacts(name="古丽·买买提明"), PersonFacts(name="古丽·买"), True),
        (PersonFacts(latin_name="J SMITH"), PersonFacts(latin_name="A SMITH"), True),
    ],
)
def test_another_name_is_a_contradiction_and_a_cut_one_is_none(
    known: PersonFacts, found: PersonFacts, differ: bool
) -> None:
    assert contradicts(known, found) is differ


def test_age_needs_a_birth_date_or_at_least_its_year() -> None:
    day = date(2026, 11, 22)
    assert PersonFacts(birth_date=date(1946, 11, 23)).age(day) == 79
    assert PersonFacts(birth_year=1946).age(day) == 80
    assert PersonFacts().age(day) is None


def test_a_name_is_searched_by_its_syllables_and_initials() -> None:
    keys = name_keys("王秀芳")
    assert (keys.pinyin, keys.initials) == ("wangxiufang", "wxf")
    assert name_keys("古丽·买买提").initials == "glmmt"
    assert name_keys("JONATHAN SMITH").pinyin == "jonathansmith"


def test_a_number_of_the_last_century_is_also_searched_in_its_old_form() -> None:
    assert number_forms("371502195306010029") == {"371502195306010029", "371502530601002"}
    assert number_forms("371502200106010029") == {"371502200106010029"}
    assert number_forms("371502195306010029", "371502530601002") == {"371502195306010029", "371502530601002"}


def test_facts_about_a_person_stay_out_of_repr() -> None:
    facts = PersonFacts(name="王秀芳", birth_date=date(1946, 3, 8), address="和平小区8号")
    assert not [secret for secret in ("王秀芳", "1946", "和平小区") if secret in repr(facts)]
