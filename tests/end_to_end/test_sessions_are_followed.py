"""A senior stands before the sessions while staff change them in another process: the kiosk's screen follows."""

from __future__ import annotations

import pytest

from kiosk.cli.demo_clinic import card_fields
from kiosk.cli.demo_devices import READER
from kiosk.journey.events import SessionChosen, Touch
from kiosk.journey.model import Choose, Confirm, Done, NoSession

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
MARK = 8


@pytest.fixture
def staff(whole_kiosk, commands, tmp_path):
    """Staff of the same machine, in processes of their own: `staff("close", session id)`."""
    config = tmp_path / "window.toml"
    config.write_text(
        '[clinic]\nid = "demo"\nname = "惠民门诊部"\nphone = "0635-000 0000"\ndirector_phone = "0635-000 0000"\n'
        '[desk]\nid = "demo-kiosk"\nname = "1号自助机"\n'
        f'[store]\nfolder = "{whole_kiosk.demo.config.store.folder}"\n',
        encoding="utf-8",
    )

    def run(do: str, session_id: str, *more: str) -> None:
        command = commands.begin("sessions", do, session_id[-MARK:], *more, "--config", str(config))
        while command.hear() is not None:
            """What it says of it is tested elsewhere."""
        command.ended()

    return run


def choosing(whole_kiosk):
    """Have somebody new come as far as the question what they come for; return the sessions on offer."""
    whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
    whole_kiosk.shows(Confirm)
    whole_kiosk.tap(Touch.IT_IS_ME)
    return [choice.session.id for choice in whole_kiosk.shows(Choose).screen.offered.choices]


def offered(model) -> list[str]:
    return [choice.session.id for choice in model.screen.offered.choices] if isinstance(model.screen, Choose) else []


def test_a_session_closed_at_the_window_leaves_the_senior_s_screen_and_comes_back(whole_kiosk, staff):
    before = choosing(whole_kiosk)
    staff("close", before[0])
    whole_kiosk.until(lambda model: offered(model) == before[1:])
    staff("reopen", before[0])
    whole_kiosk.until(lambda model: offered(model) == [*before[1:], before[0]])


def test_the_choice_that_is_left_is_registered(whole_kiosk, staff):
    before = choosing(whole_kiosk)
    staff("close", before[0])
    whole_kiosk.until(lambda model: offered(model) == before[1:])
    whole_kiosk.tap(SessionChosen(before[1]))
    assert whole_kiosk.shows(Done).screen.registration.department is not None


def test_when_the_last_one_closes_the_screen_says_so_and_shows_the_one_that_opens(whole_kiosk, staff):
    before = choosing(whole_kiosk)
    for session in before:
        staff("close", session)
    whole_kiosk.shows(NoSession)
    staff("reopen", before[-1])
    whole_kiosk.until(lambda model: offered(model) == [before[-1]])
