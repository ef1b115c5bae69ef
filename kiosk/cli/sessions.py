"""`kiosk sessions`: today's sessions and the timetable, listed and simply changed; the window's console does the rest.

A session, a line of the timetable and a department are named by the last characters of their id, as the lists show.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.cli.config_option import config_option
from kiosk.cli.jobs import opened_desk
from kiosk.cli.run import usable_config
from kiosk.cli.store_access import opened_store
from kiosk.cli.system_clock import SystemClock
from kiosk.desk import days_off, session_desk, timetable
from kiosk.desk import departments as department_desk
from kiosk.desk.clock import days_ahead
from kiosk.desk.session_moves import move_all
from kiosk.desk.workplace import Workplace
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier
from kiosk.domain.sessions import Period
from kiosk.domain.shared_rooms import RoomUse, sharing, use_of_session, use_of_shape, uses_of_lines
from kiosk.domain.timetable import SessionProblem, SessionShape
from kiosk.texts import terminal_texts

MARK = 8
_DAY = click.DateTime(["%Y-%m-%d"])
_TIME = click.DateTime(["%H:%M"])


@click.group("sessions")
def command() -> None:
    """List and change today's sessions and the week's timetable."""


@command.command("list")
@config_option
@click.option("--day", type=_DAY, help="Another day than today.")
def list_sessions(config_path: Path, day: datetime | None) -> None:
    """List a day's sessions."""
    words = terminal_texts()
    with _workplace(config_path) as desk:
        rows = session_desk.sessions_of(desk, None if day is None else day.date())
        for later, count in days_ahead(desk):
            click.echo(words("sessions-registered-ahead", count=str(count), day=later.isoformat()), err=True)
        if not rows:
            click.echo(words("sessions-row-none"), err=True)
        for row in rows:
            session = row.session
            click.echo(
                words(
                    "sessions-row",
                    mark=session.id[-MARK:],
                    start=f"{session.start:%H:%M}",
                    end=f"{session.end:%H:%M}",
                    department=session.department.name,
                    doctor=session.doctor,
                    room=session.room,
                    registered=str(row.registered),
                    free=str(row.free),
                    state=words("sessions-row-open" if row.is_open else "sessions-row-closed"),
                )
            )


@command.command("plan")
@config_option
def list_plan(config_path: Path) -> None:
    """List the week's timetable and the departments."""
    with _workplace(config_path) as desk:
        rows = department_desk.departments(desk)
        departments = {row.department.id: row.department for row in rows}
        for row in rows:
            hidden = terminal_texts()("sessions-hidden") if row.hidden else ""
            named = f"{row.department.id[-MARK:]}  {row.department.name}  {row.department.plain_words}"
            click.echo(f"{named}  {hidden}".rstrip())
        for line in timetable.plan(desk):
            shape = line.shape
            times = f"{shape.starts:%H:%M}-{shape.ends:%H:%M}"
            name = departments[shape.department_id].name
            place = f"{shape.doctor}  {shape.room} {shape.floor}".rstrip()
            numbers = f"{shape.capacity_per_slot}/{shape.slot_minutes}min"
            click.echo(f"{line.id[-MARK:]}  {line.weekday + 1}  {times}  {name}  {place}  {numbers}")


@command.command("add-department")
@config_option
@click.argument("name")
@click.argument("plain_words")
@click.option("--icon", default="stethoscope", show_default=True, help="Name of a picture under assets/icons.")
def add_department(config_path: Path, name: str, plain_words: str, icon: str) -> None:
    """Add a department, with the words in which people say what they have (感冒发烧)."""
    with _workplace(config_path) as desk:
        click.echo(_done(department_desk.add_department(desk, name, plain_words, icon))[-MARK:])


@command.command("add-line")
@config_option
@click.argument("department")
@click.option("--weekdays", default="1,2,3,4,5", show_default=True, help="1 is Monday.")
@click.option("--period", type=click.Choice([period.value for period in Period]), required=True)
@click.option("--from", "starts", type=_TIME, required=True, metavar="HH:MM")
@click.option("--to", "ends", type=_TIME, required=True, metavar="HH:MM")
@click.option("--doctor", required=True)
@click.option("--room", required=True)
@click.option("--floor", default="")
@click.option("--slot", default=30, show_default=True, type=int, help="Minutes of a slot.")
@click.option("--capacity", default=5, show_default=True, type=int, help="Numbers a slot.")
@click.option("--seniors", default=0, show_default=True, type=int, help="Of them kept for seniors.")
@click.option("--window", default=0, show_default=True, type=int, help="Of them kept for the window.")
def add_line(  # noqa: PLR0913, PLR0917 - click hands over one argument for each option
    config_path: Path,
    department: str,
    weekdays: str,
    period: str,
    starts: datetime,
    ends: datetime,
    doctor: str,
    room: str,
    floor: str,
    slot: int,
    capacity: int,
    seniors: int,
    window: int,
) -> None:
    """Add sessions to the week's timetable, and make those of the next two weeks."""
    with _workplace(config_path) as desk:
        department_id = _one_of(department, (row.department.id for row in department_desk.departments(desk)))
        times: tuple[time, time] = (starts.time(), ends.time())
        shape = SessionShape(
            department_id, Period(period), *times, doctor, room, floor, slot, capacity, seniors, window
        )
        days = _weekdays(weekdays)
        _ask_about_room(desk, days, shape)
        for weekday in days:
            _done(timetable.add_line(desk, weekday, shape, _today(desk), None))
        click.echo(terminal_texts()("sessions-made", count=str(timetable.make_days(desk))))


@command.command("off")
@config_option
@click.argument("day", type=_DAY, metavar="DAY")
@click.argument("reason")
def day_off(config_path: Path, day: datetime, reason: str) -> None:
    """Let the whole timetable fall out on a DAY (2027-01-01); sessions that are made already are closed."""
    with _workplace(config_path) as desk:
        off = days_off.add_exception(desk, day.date(), None, reason)
        if isinstance(off, SessionProblem):
            _done(off)
        else:
            click.echo(terminal_texts()("sessions-day-off", closed=str(len(off.closed)), people=str(off.registered)))


@command.command("make")
@config_option
def make(config_path: Path) -> None:
    """Make the sessions of the next two weeks."""
    with _workplace(config_path) as desk:
        click.echo(terminal_texts()("sessions-made", count=str(timetable.make_days(desk))))


@command.command("close")
@config_option
@click.argument("session")
def close(config_path: Path, session: str) -> None:
    """Close a session; those registered keep their numbers."""
    _set_open(config_path, session, is_open=False)


@command.command("reopen")
@config_option
@click.argument("session")
def reopen(config_path: Path, session: str) -> None:
    """Open a closed session again."""
    _set_open(config_path, session, is_open=True)


@command.command("add-numbers")
@config_option
@click.argument("session")
@click.argument("count", type=int)
def add_numbers(config_path: Path, session: str, count: int) -> None:
    """加号: add numbers to the slot that is on or comes next."""
    with _workplace(config_path) as desk:
        _done(session_desk.add_numbers(desk, _session(desk, session), count, None) or "")


@command.command("move")
@config_option
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--day", type=_DAY, help="FROM's day, where it is another than today.")
def move(config_path: Path, source: str, target: str, day: datetime | None) -> None:
    """Move everybody who was not called yet to a session of today; each gets a new ticket.

    So are those brought to today who registered while the clock was wrong.
    """
    with opened_desk(usable_config(config_path)) as opened:
        desk = opened.window.shift.workplace
        from_id = _session(desk, source, None if day is None else day.date())
        moved = move_all(desk, from_id, _session(desk, target))
        if isinstance(moved, SessionProblem):
            _done(moved)
        else:
            click.echo(terminal_texts()("sessions-moved-to-today", count=str(len(moved.pairs))))


def _set_open(config_path: Path, session: str, *, is_open: bool) -> None:
    with _workplace(config_path) as desk:
        session_id = _session(desk, session)
        _done(session_desk.set_open(desk, session_id, is_open))
        rows = [row for row in session_desk.sessions_of(desk, None) if row.is_open and not row.over]
        own = next((row for row in rows if row.session.id == session_id), None)
        if is_open and own is not None:
            others = (use_of_session(row.session) for row in rows if row is not own)
            _tell_who_shares(sharing(use_of_session(own.session), others))


@contextmanager
def _workplace(config_path: Path) -> Iterator[Workplace]:
    with opened_store(config_path) as opened:
        unused = HealthCodeSigner(Ed25519PrivateKey.generate(), bytes(2))  # nothing here issues a code
        yield Workplace(opened.store, opened.settings, unused, HealthCodeVerifier(()), SystemClock())


def _session(desk: Workplace, mark: str, day: date | None = None) -> str:
    return _one_of(mark, (row.session.id for row in session_desk.sessions_of(desk, day)))


def _one_of(mark: str, ids: Iterable[str]) -> str:
    found = [one for one in ids if mark and one.endswith(mark)]
    if len(found) != 1:
        raise click.ClickException(terminal_texts()("sessions-no-such", mark=mark))
    return found[0]


def _ask_about_room(desk: Workplace, weekdays: list[int], shape: SessionShape) -> None:
    """Say who sits in the room at that time; whoever sits at the terminal is asked once. It may well be meant."""
    week = timetable.week(desk)
    found = sharing(use_of_shape(shape), uses_of_lines(week, weekdays, week.today, None))
    _tell_who_shares(found)
    if found and sys.stdin.isatty():
        click.confirm(terminal_texts()("sessions-room-shared-sure"), default=True, abort=True, err=True)


def _tell_who_shares(found: Iterable[RoomUse]) -> None:
    for one in dict.fromkeys(found):
        times = f"{one.starts:%H:%M}-{one.ends:%H:%M}"
        said = {"room": one.room, "doctor": one.doctor, "times": times}
        click.echo(terminal_texts()("sessions-room-shared", **said), err=True)


def _weekdays(text: str) -> list[int]:
    try:
        days = [int(part) - 1 for part in text.split(",")]
    except ValueError:
        days = [-1]
    if not all(0 <= day <= 6 for day in days):
        raise click.ClickException(terminal_texts()("sessions-weekdays"))
    return days


def _today(desk: Workplace) -> date:
    return desk.clock.now().astimezone(desk.settings.zone).date()


def _done(result: object) -> str:
    if isinstance(result, SessionProblem):
        raise click.ClickException(terminal_texts()(f"session-problem-{result.value}"))
    return str(result)
