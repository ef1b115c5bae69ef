"""Every place beside the counter, with the Command that opens it."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from kiosk.desk.window_desk import WindowDesk
from kiosk.texts import Texts
from ui.window.audit_place import AuditPlace
from ui.window.commands import Command
from ui.window.desk_calls import DeskCalls
from ui.window.devices_place import DevicesPlace
from ui.window.link_place import LinkPlace
from ui.window.place import Place
from ui.window.queue_place import QueuePlace
from ui.window.sessions_place import SessionsPlace
from ui.window.staff_place import StaffPlace
from ui.window.subject import Subject


def all_places(
    desk: WindowDesk, calls: DeskCalls, words: Texts, zone: ZoneInfo, subject: Callable[[], Subject | None]
) -> dict[Command, Place]:
    """Make them. `subject` tells who is open at the counter."""
    return {
        Command.SESSIONS: SessionsPlace(desk, calls, words),
        Command.QUEUE: QueuePlace(desk, calls, words),
        Command.STAFF: StaffPlace(desk, calls, zone, words),
        Command.AUDIT: AuditPlace(desk, calls, zone, words),
        Command.DEVICES: DevicesPlace(desk, calls, zone, words),
        Command.LINK: LinkPlace(desk, calls, words, subject),
    }
