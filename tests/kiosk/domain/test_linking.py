"""Which two records may be proposed as one person's, and whose value wins."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.identity_number import Sex
from kiosk.domain.linking import Known, Side, Sketch, may_be_one, winner
from kiosk.domain.people import Source
from made_up_clinic import number

BORN = date(1953, 6, 1)
NOW = datetime(2026, 11, 23, tzinfo=UTC)

names = st.one_of(st.none(), st.sampled_from(["王秀芳", "王秀兰", "买买提·艾力", "Anna Wang"]))
sketches = st.builds(
    Sketch,
    names,
    st.one_of(st.none(), st.sampled_from(Sex)),
    st.one_of(st.none(), st.just(BORN), st.just(date(1953, 6, 2))),
    st.one_of(st.none(), st.just(1953), st.just(1954)),
    st.one_of(st.just(frozenset()), st.integers(1, 6).map(lambda order: frozenset({number(order)}))),
)
knowns = st.one_of(
    st.none(),
    st.builds(
        Known,
        st.sampled_from(["a", "b"]),
        st.sampled_from(Source),
        st.integers(0, 5).map(lambda days: NOW + timedelta(days=days)),
    ),
)


@given(st.integers(1, 997), st.sampled_from(["王秀芳", None]), st.sampled_from(Sex))
def test_twins_are_never_proposed(order: int, name: str | None, sex: Sex) -> None:
    first = Sketch("王秀兰" if name else None, sex, BORN, None, frozenset({number(order)}))
    second = Sketch(name, sex, BORN, None, frozenset({number(order + 1)}))
    assert not may_be_one(first, second)


@given(sketches, sketches)
def test_two_people_with_different_identity_numbers_are_never_proposed(one: Sketch, other: Sketch) -> None:
    if one.numbers and other.numbers and one.numbers != other.numbers:
        assert not may_be_one(one, other)


@given(sketches, sketches)
def test_it_makes_no_difference_who_is_looked_at_first(one: Sketch, other: Sketch) -> None:
    assert may_be_one(one, other) == may_be_one(other, one)


def test_one_number_in_its_two_forms_is_one_person_whatever_the_names() -> None:
    long = number(2)
    old = Sketch("王秀方", numbers=frozenset({long[:6] + long[8:17]}))
    assert may_be_one(Sketch("王秀芳", numbers=frozenset({long})), old)


def test_a_name_with_the_same_birth_is_proposed_and_a_name_alone_is_not() -> None:
    known = Sketch("王秀芳", Sex.FEMALE, BORN, None, frozenset({number(2)}))
    assert may_be_one(known, Sketch("王秀芳", None, None, 1953))
    assert may_be_one(known, Sketch("王秀芳", Sex.FEMALE, BORN))
    assert not may_be_one(known, Sketch("王秀芳"))
    assert not may_be_one(known, Sketch("王秀芳", Sex.MALE, BORN))
    assert not may_be_one(known, Sketch("王秀芳", Sex.FEMALE, BORN + timedelta(days=1)))


@given(knowns, knowns)
def test_what_is_known_wins_then_the_better_verified_then_the_newer(one: Known | None, other: Known | None) -> None:
    side = winner(one, other)
    won, lost = (one, other) if side is Side.SURVIVOR else (other, one)
    if lost is not None:
        assert won is not None
        trust = list(Source)
        if won.value != lost.value:
            assert trust.index(won.source) <= trust.index(lost.source)
            if won.source is lost.source:
                assert won.since >= lost.since
