"""A doctor's panel that nobody touches locks by itself, as every place where staff are signed in."""

from PySide6.QtCore import QTimer

from kiosk.cli.staff_screens import session_in
from ui.room.panel import IDLE_LOCK_MS, RoomPanel, RoomSettings


def test_a_panel_that_nobody_touches_locks_and_shows_nobody(front, qtbot, clerk_at) -> None:
    desk = front.window_desk
    settings = RoomSettings("惠民门诊部", "203", front.zone)
    panel = RoomPanel(desk, lambda: session_in(desk.shift.workplace, "203"), settings, front.run.submit)
    qtbot.addWidget(panel)
    panel.show()
    made = clerk_at(panel)
    made.wait(panel.sign_in.pin.hasFocus)
    clock = panel.keeper.findChild(QTimer)
    assert not clock.isActive()
    made.sign_in()
    assert (clock.isActive(), clock.interval()) == (True, IDLE_LOCK_MS)
    clock.timeout.emit()
    assert (panel.member, panel.view, clock.isActive()) == (None, None, False)
    panel.close()
    front.run.submit(lambda: None).result()
