"""What Enter does is what the question on the counter's page said, whatever happened since it was asked."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.domain.registration import Registered


def test_the_number_that_was_asked_about_is_taken_back_and_no_newer_one(clerk, front):
    clerk.lay(front.people.regulars[0])
    flow = clerk.console.flow
    asked_about = _registered_elsewhere(clerk, front)
    flow.counter.renew()
    clerk.wait(lambda: [one.id for one in flow.counter.subject.today] == [asked_about])
    clerk.press(Qt.Key.Key_F2, modifier=Qt.KeyboardModifier.ShiftModifier)
    newer = _registered_elsewhere(clerk, front)
    flow.counter.renew()
    clerk.wait(lambda: [one.id for one in flow.counter.subject.today] == [asked_about, newer])
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: [one.id for one in flow.counter.subject.today] == [newer])


def _registered_elsewhere(clerk, front) -> str:
    """Register whoever is open at another desk, for the next session; return the registration's id."""
    desk, identification = front.kiosk_desk, clerk.console.flow.counter.subject.identification

    def register() -> str:
        taken = {one.department.id for one in clerk.console.flow.counter.subject.today}
        choices = desk.sessions_for(None).choices
        free = next(one.session.id for one in choices if one.session.department.id not in taken)
        made = desk.register(identification, free)
        assert isinstance(made, Registered)
        return made.registration.id

    return front.run.submit(register).result()
