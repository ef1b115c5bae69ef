"""How a name sounds: the readings that people bear, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from kiosk.domain.name_sounds import _READINGS, MOST_SPELLINGS, may_sound, spellings_of, syllables_of
from kiosk.domain.people import name_keys


@pytest.mark.parametrize("character", list(_READINGS))
def test_a_listed_reading_is_one_that_the_dictionary_knows_and_its_first_is_listed(character: str) -> None:
    known = pinyin(character, heteronym=True, style=Style.NORMAL)[0]
    assert set(_READINGS[character]) <= set(known)
    assert name_keys(character).pinyin in _READINGS[character]


@given(st.data())
def test_a_name_is_among_the_spellings_of_whatever_its_owner_calls_it(data: st.DataObject) -> None:
    given_name = data.draw(st.lists(st.sampled_from(list(_READINGS)), min_size=1, max_size=2))
    said = "".join(data.draw(st.sampled_from(_READINGS[one])) for one in given_name)
    name = "王" + "".join(given_name)
    assert may_sound(name, "wang" + said, unfinished=False)
    assert name_keys(name).pinyin in spellings_of("wang" + said)


@pytest.mark.parametrize(
    ("name", "letters", "whole", "unfinished"),
    [
        ("欧阳长", "ouyangchang", True, True),
        ("欧阳长", "ouyangzhang", True, True),
        ("欧阳张", "ouyangchang", False, False),
        ("欧阳长", "ouyangch", False, True),
        ("方明", "fan", False, True),
        ("范明", "fan", True, True),
        ("魏征", "yu", False, False),
        ("尉迟恭", "yu", True, True),
        ("吕洞宾", "ludongbin", True, True),
        ("吕洞宾", "lyudongbin", True, True),
        ("LU DONGBIN", "lvdongbin", True, True),
        ("古丽·买买提", "gulimai", True, True),
        ("王😀", "wang", True, True),
        ("王", "wangwei", False, False),
        ("", "w", False, False),
    ],
)
def test_a_name_sounds_like_its_beginning_up_to_a_syllable(
    name: str, letters: str, whole: bool, unfinished: bool
) -> None:
    assert may_sound(name, letters, unfinished=False) is whole
    assert may_sound(name, letters, unfinished=True) is unfinished


def test_a_syllable_within_another_is_not_respelt() -> None:
    assert set(spellings_of("changxing")) & {"chhengxing", "chxingxing", "changxiang"} == set()
    assert spellings_of("lichang")[:1] == ("lichang",)
    assert "lizhang" in spellings_of("lichang")


@given(st.text("aeghilnuxyz", max_size=60))
def test_no_sound_has_more_spellings_than_are_asked_for(letters: str) -> None:
    spellings = spellings_of(letters)
    assert spellings[0] == letters
    assert len(set(spellings)) == len(spellings) <= MOST_SPELLINGS


@given(st.text(max_size=60))
def test_any_text_is_read_whole(name: str) -> None:
    kept = "".join(written for written, _ in syllables_of(name))
    assert name_keys(name).pinyin == "".join(syllable for _, syllable in syllables_of(name))[:300]
    assert set(kept) <= set(name) | {"〓"}
