"""The window and the kiosk of one machine, each on the same store: help, takeover and hand-back cross between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.cli.demo_clinic import card_fields
from kiosk.cli.demo_devices import READER
from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.system_clock import SystemClock
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.desks import DeskKind
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.domain.registration import Registered
from kiosk.journey.events import Touch
from kiosk.journey.model import AtWindow, Confirm, Done, Welcome
from kiosk.store import tables
from kiosk.store.clinic_setup import make_desk
from kiosk.store.staff import Role, add_staff, hash_pin
from kiosk.store.writing import Place, writing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_kiosk_tells_that_it_lives_and_what_it_shows(whole_kiosk, qtbot):
    def screens():
        with whole_kiosk.demo.opened.store.reading() as connection:
            return list(connection.scalars(select(tables.desk_states.c.screen)))

    qtbot.waitUntil(lambda: screens() == ["Welcome"])
    whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
    whole_kiosk.shows(Confirm)
    qtbot.waitUntil(lambda: screens() == ["Confirm"])


@pytest.fixture
def window_desk(whole_kiosk):
    """A window on the same store, with a clerk signed in."""
    demo, key = whole_kiosk.demo, Ed25519PrivateKey.generate()
    settings = replace(desk_settings(demo.config), desk_id="demo-window", desk_name="1号窗口", desk_prefix="W1")
    with writing(demo.opened.store, Place(settings.clinic_id), datetime.now(UTC)) as work:
        make_desk(work, settings.desk_id, settings.desk_name, settings.desk_prefix, DeskKind.WINDOW)
        clerk = add_staff(work, "赵敏", Role.CLERK, hash_pin("739164"))
    desk = WindowDesk(
        demo.opened.store,
        settings,
        HealthCodeSigner(key, key_id(key.public_key())),
        HealthCodeVerifier(()),
        SystemClock(),
    )
    desk.shift.sign_in(clerk, "739164")
    return desk


def test_help_answered_at_the_window_ends_the_ringing_at_the_kiosk(whole_kiosk, window_desk, qtbot):
    rings = []
    whole_kiosk.machine.rings.connect(rings.append)
    whole_kiosk.tap(Touch.HELP)
    # The kiosk has to have seen its own call before somebody else ends it.
    qtbot.waitUntil(lambda: whole_kiosk.machine.floor.help_waited)
    (call,) = window_desk.floor.help_calls()
    window_desk.floor.answer(call.id)
    whole_kiosk.until(lambda model: model.help is None)
    assert rings == [True, False]


def test_the_window_takes_over_registers_and_hands_back_the_number(whole_kiosk, window_desk, qtbot):
    whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
    whole_kiosk.shows(Confirm)
    taken = window_desk.floor.take_over("demo-kiosk")
    whole_kiosk.until(lambda model: isinstance(model.staff, AtWindow))
    qtbot.waitUntil(lambda: window_desk.floor.takeover(taken.id).answered)
    who = window_desk.floor.takeover(taken.id).identification
    session = window_desk.registering.sessions_for(who).choices[0].session.id
    registered = window_desk.registering.register(who, session)
    assert isinstance(registered, Registered)
    window_desk.floor.hand_back(taken.id, registered.registration.id)
    done = whole_kiosk.until(lambda model: isinstance(model.screen, Done) and model.staff is None).screen
    assert done.registration.number == registered.registration.number


def test_a_kiosk_handed_back_without_a_registration_begins_anew(whole_kiosk, window_desk):
    whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
    whole_kiosk.shows(Confirm)
    taken = window_desk.floor.take_over("demo-kiosk")
    whole_kiosk.until(lambda model: isinstance(model.staff, AtWindow))
    window_desk.floor.hand_back(taken.id)
    whole_kiosk.until(lambda model: isinstance(model.screen, Welcome) and model.staff is None)
    assert whole_kiosk.window.panel.button(Touch.HELP).isVisible()
