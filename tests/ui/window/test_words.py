"""How the console says people in short."""

from kiosk.domain.identity_number import Sex
from kiosk.texts import texts
from ui.window.words import sex_and_age


def test_a_newborn_is_nought_years_old_and_not_of_unknown_age():
    words = texts("en")
    assert sex_and_age(None, 0, words) == words("window-age", age="0")
    assert sex_and_age(Sex.FEMALE, None, words) == words("window-sex-f")
    assert sex_and_age(None, None, words) == ""
