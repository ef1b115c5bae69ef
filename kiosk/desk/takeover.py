"""接管: a window takes a kiosk of the same machine over, goes on for the person who stands there, and hands it back.

Safe by being small: the takeover is one row. The kiosk sees it (every commit moves the store's data version), freezes
its screen and says whom it knows; the window registers that person like any other. Nothing is moved between desks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, select

from kiosk.desk.views import view_of_registration
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.floor import AlreadyTaken, TakeoverView
from kiosk.domain.registration import Identification, RegistrationView
from kiosk.domain.search import FoundBy, PersonRow
from kiosk.store import tables
from kiosk.store.floor import as_json, beat, find_takeover, from_json, open_takeovers
from kiosk.store.registrations import find_registration
from kiosk.store.search import rows_of
from kiosk.store.writing import Writing

_TAKEOVERS = tables.takeovers.c


def take_over(desk: Workplace, kiosk_id: str) -> TakeoverView | AlreadyTaken:
    """Take a kiosk; one that this window has already is given back as it is. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        beat(work, "window")
        held = open_takeovers(work.connection, look.clinic_id, work.now).get(kiosk_id)
        if held is not None and held.desk_id != desk.settings.desk_id:
            return AlreadyTaken(_desk_name(look, held.desk_id))
        if held is not None:
            return _view(look, held)
        _end_left_behind(work, _TAKEOVERS.kiosk_id == kiosk_id)
        takeover_id = work.insert_here(
            tables.takeovers, kiosk_id=kiosk_id, staff_id=desk.staff_id, screen=None, identification=None
        )
        work.audit("taken_over", takeover_id, kiosk=kiosk_id)
        return _found(look, takeover_id)


def takeover_state(desk: Workplace, takeover_id: str) -> TakeoverView | None:
    """Return what is known of a takeover now; None when it is over. Raises DeskFailed."""
    with desk.looking() as look:
        row = find_takeover(look.connection, look.clinic_id, takeover_id)
        return None if row is None or row.ended_at is not None else _view(look, row)


def hand_back(desk: Workplace, takeover_id: str, registration_id: str | None = None) -> None:
    """Give the kiosk back; it shows the registration, or begins anew. Raises DeskFailed."""
    with desk.writing() as work:
        row = find_takeover(work.connection, desk.settings.clinic_id, takeover_id)
        if row is None or row.ended_at is not None:
            return
        work.update_here(
            tables.takeovers, takeover_id, ended_at=work.now, identification=None, registration_id=registration_id
        )
        work.audit("handed_back", takeover_id, registration=registration_id)


def hold_nothing(desk: Workplace) -> None:
    """At a window that starts: what it held when it died is held no more. Raises DeskFailed."""
    with desk.writing() as work:
        _end_left_behind(work, _TAKEOVERS.desk_id == desk.settings.desk_id)


def takeover_of_me(desk: Workplace) -> str | None:
    """At a kiosk: return the takeover that holds now, None while it is its own. Raises DeskFailed."""
    with desk.looking() as look:
        held = open_takeovers(look.connection, look.clinic_id, desk.clock.now()).get(desk.settings.desk_id)
        return None if held is None else str(held.id)


def tell_window_who(desk: Workplace, takeover_id: str, screen: str, identification: Identification | None) -> None:
    """At a kiosk that froze: say what it showed and whom it knows, unless that is over. Raises DeskFailed."""
    with desk.writing() as work:
        row = find_takeover(work.connection, desk.settings.clinic_id, takeover_id)
        if row is None or row.ended_at is not None:
            return
        known = None if identification is None else as_json(identification)
        work.update_here(tables.takeovers, takeover_id, screen=screen, identification=known)


def registration_of_takeover(desk: Workplace, takeover_id: str) -> RegistrationView | None:
    """At a kiosk that was handed back: what the window registered meanwhile. Raises DeskFailed."""
    with desk.looking() as look:
        row = find_takeover(look.connection, look.clinic_id, takeover_id)
        return None if row is None else _registration(look, row)


def _end_left_behind(work: Writing, which: ColumnElement[bool]) -> None:
    """End takeovers of windows that died: what they knew of a person goes with them."""
    query = select(_TAKEOVERS.id).where(
        _TAKEOVERS.clinic_id == work.place.clinic_id, which, _TAKEOVERS.ended_at.is_(None)
    )
    for takeover_id in work.connection.scalars(query).all():
        work.update_here(tables.takeovers, takeover_id, ended_at=work.now, identification=None)


def _found(look: Look, takeover_id: str) -> TakeoverView:
    row = find_takeover(look.connection, look.clinic_id, takeover_id)
    if row is None:
        raise LookupError("a takeover that was just written")
    return _view(look, row)


def _view(look: Look, row: Row[Any]) -> TakeoverView:
    identification = from_json(row.identification)
    return TakeoverView(
        id=row.id,
        kiosk_id=row.kiosk_id,
        kiosk_name=_desk_name(look, row.kiosk_id),
        since=row.made_at,
        screen=row.screen,
        answered=row.screen is not None,
        identification=identification,
        person=_person(look, identification),
        registration=_registration(look, row),
    )


def _person(look: Look, identification: Identification | None) -> PersonRow | None:
    if identification is None or identification.person_id is None:
        return None
    found = [(identification.person_id, FoundBy.NUMBER)]
    return next(iter(rows_of(look.connection, look.clinic_id, found, look.moment.day)), None)


def _registration(look: Look, row: Row[Any]) -> RegistrationView | None:
    if row.registration_id is None:
        return None
    registration = find_registration(look.connection, look.clinic_id, row.registration_id)
    return None if registration is None else view_of_registration(look, registration)


def _desk_name(look: Look, desk_id: str) -> str:
    table = tables.desks.c
    found = look.connection.execute(select(table.name).where(table.id == desk_id)).scalar()
    return "" if found is None else str(found)
