"""More rooms of the window's desk: sessions, timetable, calling, staff. See kiosk.desk.window_desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from kiosk.desk import calling, days_off, departments, session_desk, session_moves, staff_desk, timetable
from kiosk.desk.queue_rule import rule_text
from kiosk.desk.shift import Shift
from kiosk.domain.audit_kinds import AuditWanted
from kiosk.domain.day_sessions import DaySessions, Moved, RegisteredRow, SessionChanged, SessionOpened, SessionRow
from kiosk.domain.queue_views import BoardCall, CallResult, QueueView, WaitReport
from kiosk.domain.staff import Act, AuditRow, AuditVerdict, OneTimePin, Role, StaffProblem, StaffRow
from kiosk.domain.timetable import (
    DayOn,
    DaysOff,
    DepartmentRow,
    DepartmentUse,
    SessionProblem,
    SessionShape,
    Template,
    TimetableException,
    Week,
)

AUDIT_ROWS = 200


class SessionsRoom:
    """Today's sessions, live."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def list(self, day: date | None = None) -> tuple[SessionRow, ...]:
        """Return a day's sessions; None is today."""
        return session_desk.sessions_of(self._shift.doing(Act.REGISTER), day)

    def day_of(self, day: date | None = None) -> DaySessions:
        """Return a day's sessions with the day itself; None is today."""
        return session_desk.day_of(self._shift.doing(Act.REGISTER), day)

    def registered(self, session_id: str) -> tuple[RegisteredRow, ...]:
        """Return who is registered for a session."""
        return session_desk.registered(self._shift.doing(Act.REGISTER), session_id)

    def open(self, shape: SessionShape, day: date | None = None) -> SessionOpened | SessionProblem:
        """Open a session beside the timetable."""
        return session_desk.open_session(self._shift.doing(Act.RUN_SESSIONS), day, shape)

    def set_open(self, session_id: str, is_open: bool, day_off: str | None = None) -> SessionChanged | SessionProblem:
        """Close a session (again for a day off, where that had closed it) or open it; those registered are listed."""
        return session_desk.set_open(self._shift.doing(Act.RUN_SESSIONS), session_id, is_open, day_off)

    def change(
        self,
        session_id: str,
        *,
        doctor: str | None = None,
        room: str | None = None,
        floor: str | None = None,
        starts: time | None = None,
    ) -> SessionChanged | SessionProblem:
        """Replace the doctor, move to another room or to another time; tickets come again."""
        wanted = session_desk.Change(doctor, room, floor, starts)
        return session_desk.change(self._shift.doing(Act.RUN_SESSIONS), session_id, wanted)

    def add_numbers(self, session_id: str, count: int, slot_id: str | None = None) -> SessionProblem | None:
        """加号."""
        return session_desk.add_numbers(self._shift.doing(Act.RUN_SESSIONS), session_id, count, slot_id)

    def take_numbers(self, session_id: str, count: int, slot_id: str) -> SessionProblem | None:
        """Take free numbers out of a slot again."""
        return session_desk.take_numbers(self._shift.doing(Act.RUN_SESSIONS), session_id, count, slot_id)

    def keep(self, session_id: str, seniors: int, window: int) -> SessionProblem | None:
        """Keep numbers of each slot to come for seniors and for the window."""
        return session_desk.keep(self._shift.doing(Act.RUN_SESSIONS), session_id, seniors, window)

    def move_all(self, from_id: str, to_id: str) -> Moved | SessionProblem:
        """Move everybody not called yet to another session, each with a new ticket."""
        return session_moves.move_all(self._shift.doing(Act.RUN_SESSIONS), from_id, to_id)

    def move_some(self, registration_ids: Sequence[str], to_id: str) -> Moved | SessionProblem:
        """Move these people to another session, all or none."""
        return session_moves.move_some(self._shift.doing(Act.RUN_SESSIONS), registration_ids, to_id)

    def move_one(self, registration_id: str, to_id: str) -> Moved | SessionProblem:
        """Move one person (wrong department) to another session."""
        return session_moves.move_some(self._shift.doing(Act.REGISTER), (registration_id,), to_id)

    def waits(self, day: date) -> tuple[WaitReport, ...]:
        """Return promised and actual waits of a day."""
        return calling.waits(self._shift.doing(Act.RUN_SESSIONS), day)


class TimetableRoom:
    """The week's timetable and the departments. Reading is for everybody who registers, writing for the lead."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def plan(self) -> tuple[Template, ...]:
        """Return every line that holds today or later."""
        return timetable.plan(self._shift.doing(Act.REGISTER))

    def week(self) -> Week:
        """Return every line with days off and departments."""
        return timetable.week(self._shift.doing(Act.REGISTER))

    def exceptions(self) -> tuple[TimetableException, ...]:
        """Return the exceptions from today on."""
        return days_off.exceptions(self._shift.doing(Act.REGISTER))

    def add_line(
        self, weekday: int, shape: SessionShape, valid_from: date, valid_to: date | None = None
    ) -> str | SessionProblem:
        """Add a line; return its id. Monday is 0."""
        return timetable.add_line(self._shift.doing(Act.PLAN_SESSIONS), weekday, shape, valid_from, valid_to)

    def add_lines(
        self, weekdays: tuple[int, ...], shape: SessionShape, valid_from: date, valid_to: date | None = None
    ) -> tuple[str, ...] | SessionProblem:
        """Add the same line for several days of the week."""
        return timetable.add_lines(self._shift.doing(Act.PLAN_SESSIONS), weekdays, shape, valid_from, valid_to)

    def change_line(
        self, template_id: str, shape: SessionShape, since: date, until: date | None = None
    ) -> str | SessionProblem:
        """Have a line be other from a day to come on."""
        return timetable.change_line(self._shift.doing(Act.PLAN_SESSIONS), template_id, shape, since, until)

    def end_line(self, template_id: str, last_day: date) -> SessionProblem | None:
        """Let a line end."""
        return timetable.end_line(self._shift.doing(Act.PLAN_SESSIONS), template_id, last_day)

    def renew_line(self, template_id: str, until: date | None = None) -> SessionProblem | None:
        """Let a line that was ended go on."""
        return timetable.renew_line(self._shift.doing(Act.PLAN_SESSIONS), template_id, until)

    def remove_line(self, template_id: str) -> SessionProblem | None:
        """Have a line be as if it had never been added."""
        return timetable.remove_line(self._shift.doing(Act.PLAN_SESSIONS), template_id)

    def add_exception(
        self, day: date, template_id: str | None, reason: str, until: date | None = None
    ) -> DaysOff | SessionProblem:
        """Let a line, or with None everything, fall out on a day, or from it until another."""
        return days_off.add_exception(self._shift.doing(Act.PLAN_SESSIONS), day, template_id, reason, until)

    def remove_exception(self, exception_id: str) -> DayOn | SessionProblem:
        """Let the timetable hold again on a day; what the day off had closed opens."""
        return days_off.remove_exception(self._shift.doing(Act.PLAN_SESSIONS), exception_id)

    def restore_exception(self, on: DayOn) -> SessionProblem | None:
        """Have a day off be again as it was before it was removed."""
        return days_off.restore_exception(self._shift.doing(Act.PLAN_SESSIONS), on)

    def make_days(self) -> int:
        """Make the sessions of the next two weeks; once a day and after every change. Needs nobody signed in."""
        return timetable.make_days(self._shift.workplace)

    def departments(self) -> tuple[DepartmentRow, ...]:
        """Return the departments in the clinic's order."""
        return departments.departments(self._shift.doing(Act.REGISTER))

    def add_department(self, name: str, plain_words: str, icon: str) -> str | SessionProblem:
        """Add a department; return its id."""
        return departments.add_department(self._shift.doing(Act.PLAN_SESSIONS), name, plain_words, icon)

    def edit_department(self, department_id: str, changes: Mapping[str, str | int]) -> SessionProblem | None:
        """Change name, plain_words, icon, position."""
        return departments.edit_department(self._shift.doing(Act.PLAN_SESSIONS), department_id, changes)

    def move_department(self, department_id: str, by: int) -> SessionProblem | None:
        """Move a department up or down the list."""
        return departments.move_department(self._shift.doing(Act.PLAN_SESSIONS), department_id, by)

    def department_use(self, department_id: str) -> DepartmentUse:
        """Return what hiding a department would take from the senior's screens."""
        return departments.use_of(self._shift.doing(Act.REGISTER), department_id)

    def hide_department(self, department_id: str) -> SessionProblem | None:
        """Have a department be offered no more; what was stays in the records."""
        return departments.set_hidden(self._shift.doing(Act.PLAN_SESSIONS), department_id, hidden=True)

    def show_department(self, department_id: str) -> SessionProblem | None:
        """Offer a hidden department again, with the sessions its lines have."""
        return departments.set_hidden(self._shift.doing(Act.PLAN_SESSIONS), department_id, hidden=False)

    def remove_department(self, department_id: str) -> SessionProblem | None:
        """Delete a department of which nothing was ever planned."""
        return departments.remove_department(self._shift.doing(Act.PLAN_SESSIONS), department_id)

    def restore_department(self, row: DepartmentRow) -> SessionProblem | None:
        """Have a deleted department be as it was."""
        return departments.restore_department(self._shift.doing(Act.PLAN_SESSIONS), row)


class QueueRoom:
    """Calling, for the window and for a doctor's panel."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def sessions(self) -> tuple[SessionRow, ...]:
        """Return today's sessions: whose queues there are."""
        return session_desk.sessions_of(self._shift.doing(Act.CALL), None)

    def view(self, session_id: str) -> QueueView:
        """Return a session's queue in the order of calling."""
        return calling.queue(self._shift.doing(Act.CALL), session_id)

    def call_next(self, session_id: str) -> CallResult:
        """Call whoever is next."""
        return calling.call_next(self._shift.doing(Act.CALL), session_id)

    def call_again(self, session_id: str) -> CallResult:
        """Call the current one once more."""
        return calling.call_again(self._shift.doing(Act.CALL), session_id)

    def skip(self, registration_id: str) -> None:
        """Write down that somebody did not come (过号)."""
        calling.skip(self._shift.doing(Act.CALL), registration_id)

    def bring_back(self, registration_id: str) -> None:
        """Let somebody who was called back in, after two more calls."""
        calling.bring_back(self._shift.doing(Act.CALL), registration_id)

    def rule(self) -> str:
        """Return the rule of calling as it stands on the wall, in the clinic's language."""
        settings = self._shift.doing(Act.CALL).settings
        return rule_text(settings.language, settings.senior_age)

    def board(self) -> tuple[BoardCall, ...]:
        """Return who is called now, for the waiting room; needs nobody signed in."""
        return calling.board(self._shift.workplace)


class StaffRoom:
    """Accounts and the audit, for the lead."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def list(self) -> tuple[StaffRow, ...]:
        """Return who works here."""
        return staff_desk.everybody(self._shift.doing(Act.MANAGE_STAFF))

    def add(self, name: str, role: Role, pin: str, badge: str | None = None) -> str | StaffProblem:
        """Make an account; return its id."""
        return staff_desk.add(self._shift.doing(Act.MANAGE_STAFF), name, role, pin, badge)

    def add_with_one_time_pin(self, name: str, role: Role) -> OneTimePin | StaffProblem:
        """Make an account whose owner chooses the PIN at the first sign-in."""
        return staff_desk.add_with_one_time_pin(self._shift.doing(Act.MANAGE_STAFF), name, role)

    def reset_pin(self, staff_id: str) -> OneTimePin | StaffProblem:
        """Give a PIN for one time, and end a lock-out."""
        return staff_desk.reset_pin(self._shift.doing(Act.MANAGE_STAFF), staff_id)

    def unlock(self, staff_id: str) -> StaffProblem | None:
        """End a lock-out; the PIN stays."""
        return staff_desk.unlock(self._shift.doing(Act.MANAGE_STAFF), staff_id)

    def set_role(self, staff_id: str, role: Role) -> StaffProblem | None:
        """Give another role; the last lead stays one."""
        return staff_desk.set_role(self._shift.doing(Act.MANAGE_STAFF), staff_id, role)

    def set_pin(self, staff_id: str, pin: str) -> StaffProblem | None:
        """Give a new PIN, and end a lock-out."""
        return staff_desk.set_pin(self._shift.doing(Act.MANAGE_STAFF), staff_id, pin)

    def set_badge(self, staff_id: str, badge: str | None) -> StaffProblem | None:
        """Enrol a badge, or take it away."""
        return staff_desk.set_badge(self._shift.doing(Act.MANAGE_STAFF), staff_id, badge)

    def leave(self, staff_id: str) -> StaffProblem | None:
        """Close an account."""
        return staff_desk.leave(self._shift.doing(Act.MANAGE_STAFF), staff_id)

    def everybody_ever(self) -> tuple[StaffRow, ...]:
        """Return who works or worked here: whose lines the audit may hold."""
        return staff_desk.everybody_ever(self._shift.doing(Act.READ_AUDIT))

    def audit(self, limit: int = AUDIT_ROWS, wanted: AuditWanted | None = None) -> tuple[AuditRow, ...]:
        """Return lines of the audit, newest first."""
        return staff_desk.read_audit(self._shift.doing(Act.READ_AUDIT), limit, wanted)

    def verify_audit(self) -> AuditVerdict:
        """Check the whole chain."""
        return staff_desk.verify_audit(self._shift.doing(Act.READ_AUDIT))
