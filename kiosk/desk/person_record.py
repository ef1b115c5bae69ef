"""A person's record at the window: looked at, made without a document, changed with its history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from kiosk.desk.open_name import name_is_known
from kiosk.desk.views import view_of_registration
from kiosk.desk.vital_signs import recorded_vitals
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.names import normalise_name
from kiosk.domain.people import PersonFacts, Source
from kiosk.domain.person_record import (
    EditResult,
    Field,
    HistoryRow,
    NewPerson,
    NewPersonResult,
    PersonAdded,
    PersonDetail,
    Refused,
    SimilarPeople,
    Written,
    checked,
    checked_new,
    checked_phone,
)
from kiosk.domain.search import FoundBy
from kiosk.store import person_record as stored
from kiosk.store import tables
from kiosk.store.codes import add_foreign_code, code_of_person, person_of_foreign_code, renew_foreign_code
from kiosk.store.people import add_person, find_person
from kiosk.store.person_links import survivor_of
from kiosk.store.registrations import registrations_of
from kiosk.store.search import rows_of
from kiosk.store.staff import staff_of_badge

LONGEST_OWNER = 24
LONGEST_FLAG = 40


def detail(desk: Workplace, person_id: str) -> PersonDetail | None:
    """Return a person's record, or the one that it is linked to; None for an id that nobody has. Raises DeskFailed."""
    with desk.looking() as look:
        person_id = survivor_of(look.connection, look.clinic_id, person_id)
        person = find_person(look.connection, look.clinic_id, person_id)
        if person is None:
            return None
        connection, clinic_id, day = look.connection, look.clinic_id, look.moment.day
        extras = stored.extras_of(connection, person_id)
        code = code_of_person(connection, clinic_id, person_id)
        return PersonDetail(
            person_id=person_id,
            state=person.state,
            facts=person.facts.shown(),
            age=person.facts.age(day),
            insurance_as_of=extras.insurance_as_of,
            insurance_source=None if extras.insurance_source is None else Source(extras.insurance_source),
            family_doctor=extras.family_doctor,
            help_note=extras.help_note,
            documents=stored.documents_of(connection, clinic_id, person_id, day),
            phones=stored.phones_of(connection, clinic_id, person_id),
            benefits=stored.benefits_of(connection, clinic_id, person_id),
            foreign_codes=stored.foreign_codes_of(connection, clinic_id, person_id),
            short_code=None if code is None else code.short_code,
            today=tuple(
                view_of_registration(look, one) for one in registrations_of(connection, clinic_id, person_id, day)
            ),
            visits=stored.visits_of(connection, clinic_id, person_id, day),
            vitals=recorded_vitals(look, person_id),
        )


def full_number(desk: Workplace, document_id: str) -> str | None:
    """Return a document's full number; the look is in the audit before the number is shown. Raises DeskFailed."""
    with desk.writing() as work:
        found = stored.number_of_document(work.connection, work.place.clinic_id, document_id)
        if found is None:
            return None
        number, person_id = found
        work.audit("number_looked_at", person_id, document=document_id)
    return number


def history(desk: Workplace, person_id: str) -> tuple[HistoryRow, ...]:
    """Return every value the record had, newest first. Raises DeskFailed."""
    with desk.looking() as look:
        return stored.history_of(look.connection, look.clinic_id, person_id)


def new_person(desk: Workplace, new: NewPerson, even_so: bool) -> NewPersonResult:
    """Make a record without a document. `even_so`: staff looked at those of the same name. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        refused = checked_new(new, look.moment.day)
        if refused is not None:
            return refused
        similar = () if even_so else _similar(look, new)
        if similar:
            return SimilarPeople(rows_of(look.connection, look.clinic_id, similar, look.moment.day))
        facts = PersonFacts(
            name=normalise_name(new.name),
            sex=new.sex,
            birth_date=new.birth_date,
            birth_year=None if new.birth_date else new.birth_year,
            compound=new.compound,
        )
        person_id = add_person(work, facts, Source.STAFF)
        if new.help_note:
            stored.change_person(work, person_id, {"help_note": new.help_note})
        if new.phone is not None:
            stored.add_phone(work, person_id, str(checked_phone(new.phone)), new.phone_owner[:LONGEST_OWNER])
        return PersonAdded(person_id)


def edit(desk: Workplace, person_id: str, typed: Mapping[Field, str | None]) -> EditResult:
    """Change fields, all of them or none. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        day = look.moment.day
        values: dict[str, object] = {}
        for name, text in typed.items():
            value = checked(name, text, day)
            if isinstance(value, Refused):
                return value
            values[name.value] = value
        if Field.INSURANCE_SCHEME in typed:
            values.setdefault("insurance_as_of", day)
            values["insurance_source"] = Source.STAFF
        if values:
            stored.change_person(work, person_id, values | _no_second_birth(look, person_id, values))
        if values.get(Field.NAME.value) or values.get(Field.LATIN_NAME.value):
            name_is_known(work, person_id)
        return Written()


def _no_second_birth(look: Look, person_id: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return what of a birth goes with a change: a date and a year are one fact, and the one that is written holds."""
    person = find_person(look.connection, look.clinic_id, person_id)
    pairs = ((Field.BIRTH_DATE.value, Field.BIRTH_YEAR.value), (Field.BIRTH_YEAR.value, Field.BIRTH_DATE.value))
    return {
        other: None
        for written, other in pairs
        if person is not None and written in values and other not in values and getattr(person.facts, other) is not None
    }


def add_phone(desk: Workplace, person_id: str, typed: str, owner: str) -> EditResult:
    """Write down a phone, the person's own ("self") or a relative's (女儿). Raises DeskFailed."""
    number = checked_phone(typed)
    if isinstance(number, Refused):
        return number
    with desk.writing() as work:
        stored.add_phone(work, person_id, number, owner.strip()[:LONGEST_OWNER] or "self")
    return Written()


def remove_phone(desk: Workplace, person_id: str, phone_id: str) -> None:
    """Take a phone away. Raises DeskFailed."""
    with desk.writing() as work:
        stored.remove_phone(work, person_id, phone_id)


def add_benefit(desk: Workplace, person_id: str, flag: str, as_of: date) -> None:
    """Write down a benefit flag as of a day. Raises DeskFailed."""
    with desk.writing() as work:
        text = flag.strip()[:LONGEST_FLAG]
        benefit = work.insert(
            tables.benefits, person_id=person_id, flag=text, as_of=as_of, source=Source.STAFF.value, ended_at=None
        )
        work.audit("benefit_added", benefit, person=person_id)


def end_benefit(desk: Workplace, benefit_id: str) -> None:
    """End a benefit flag; the row stays. Raises DeskFailed."""
    with desk.writing() as work:
        work.update(tables.benefits, benefit_id, ended_at=work.now)
        work.audit("benefit_ended", benefit_id)


def keep_foreign_code(desk: Workplace, person_id: str, content: str) -> str | None:
    """Keep a code that a phone showed as the person's; return its id. None: it is another's. Raises DeskFailed.

    A badge is its owner's. The same code again is the same row, with what it now holds.
    """
    with desk.writing() as work:
        owner = person_of_foreign_code(work.connection, work.place.clinic_id, content)
        if staff_of_badge(work.connection, work.place.clinic_id, content) is not None:
            return None
        if owner is None:
            return add_foreign_code(work, person_id, content)
        if owner != person_id:
            return None
        return renew_foreign_code(work, content)


def _similar(look: Look, new: NewPerson) -> list[tuple[str, FoundBy]]:
    """Return people of this name who may be born then: somebody whose birth is not known may be, too."""
    people = tables.people.c
    query = select(people.id, people.birth_date, people.birth_year).where(
        people.clinic_id == look.clinic_id, people.name == normalise_name(new.name)
    )
    year = new.birth_date.year if new.birth_date else new.birth_year
    found = []
    for row in look.connection.execute(query.limit(20)):
        known = row.birth_date.year if row.birth_date else row.birth_year
        same_day = new.birth_date is None or row.birth_date is None or row.birth_date == new.birth_date
        if year is None or known is None or (known == year and same_day):
            found.append((str(row.id), FoundBy.NAME))
    return found
