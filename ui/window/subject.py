"""Who stands at the window now: a record, or somebody new whom a card or a number tells of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.desk.vital_signs import in_words
from kiosk.domain.identity_number import DocumentKind, Sex
from kiosk.domain.people import PersonState, facts_of_card
from kiosk.domain.person_record import DocumentView, PersonDetail
from kiosk.domain.registration import Identification, PersonView, RegistrationView
from kiosk.domain.vitals import RecordedVitals
from kiosk.texts import Texts
from ui.window.words import day, joined, owner_of, sex_and_age


@dataclass(frozen=True)
class Subject:
    """`detail` None: nobody here knows them yet. `view` is what the reader or the number said of them."""

    identification: Identification
    detail: PersonDetail | None = None
    view: PersonView | None = None

    @property
    def person_id(self) -> str | None:
        """The record's id."""
        return None if self.detail is None else self.detail.person_id

    @property
    def today(self) -> tuple[RegistrationView, ...]:
        """Today's registrations."""
        return () if self.detail is None else self.detail.today

    @property
    def newest_vitals(self) -> RecordedVitals | None:
        """What was measured last."""
        vitals = () if self.detail is None else self.detail.vitals
        return max(vitals, key=lambda one: one.measured_at, default=None)

    @property
    def social_security(self) -> DocumentView | None:
        """The social-security card that was kept last."""
        documents = () if self.detail is None else self.detail.documents
        return next((one for one in reversed(documents) if one.kind is DocumentKind.SOCIAL_SECURITY), None)

    @property
    def called(self) -> str | None:
        """The name in full, from the record or from the card."""
        if self.detail is not None:
            return self.detail.facts.called
        card = self.identification.card
        return None if card is None else facts_of_card(card).called


@dataclass(frozen=True)
class Head:
    """What stands at the top of somebody's page."""

    name: str = field(repr=False)
    who: str = field(repr=False)
    """Sex, age, birth, where they live."""
    numbers: str = field(repr=False)
    """Masked documents, short code, phones."""
    vitals: str = field(repr=False)
    """The last pressure, the last height and weight, and when."""
    notes: tuple[str, ...] = field(repr=False)
    """What staff should see first: hard of hearing, card expired, record closed."""


def head_of(subject: Subject, words: Texts) -> Head:
    """Return the top of the page."""
    name = subject.called or words("window-name-open")
    if subject.detail is None:
        return Head(name, _who_of_stranger(subject, words), _masked(subject), "", _notes(subject, words))
    facts = subject.detail.facts
    birth = day(facts.birth_date) or (str(facts.birth_year) if facts.birth_year else "")
    latin = facts.latin_name if facts.name else None
    who = joined(sex_and_age(facts.sex, subject.detail.age, words), birth, facts.compound, latin)
    numbers, vitals = _numbers(subject.detail, words), _vitals(subject.detail, words)
    return Head(name, who, numbers, vitals, _notes(subject, words))


def _numbers(detail: PersonDetail, words: Texts) -> str:
    documents = [_document(one, words) for one in detail.documents]
    code = (
        words("window-short-code", code=f"{detail.short_code[:4]} {detail.short_code[4:]}") if detail.short_code else ""
    )
    phones = [
        words("window-phone-of", owner=owner, number=one.number)
        if (owner := owner_of(one.owner, words))
        else one.number
        for one in detail.phones
    ]
    return joined(*documents, code, *phones)


def _document(one: DocumentView, words: Texts) -> str:
    kind = words("field-social-security") if one.kind is DocumentKind.SOCIAL_SECURITY else ""
    return f"{kind} {one.masked_number}".strip()


def _vitals(detail: PersonDetail, words: Texts) -> str:
    return joined(*(f"{in_words(one.vitals, words)}  {one.measured_at:%m-%d %H:%M}" for one in detail.vitals))


def _masked(subject: Subject) -> str:
    number = subject.identification.number
    return "" if number is None else "*" * (len(number) - 4) + number[-4:]


def _who_of_stranger(subject: Subject, words: Texts) -> str:
    card, view = subject.identification.card, subject.view
    born: date | None = None if card is None else card.birth_date
    sex: Sex | None = None if view is None else view.sex
    return joined(sex_and_age(sex, None if view is None else view.age, words), day(born), words("window-first-visit"))


def _notes(subject: Subject, words: Texts) -> tuple[str, ...]:
    notes = []
    detail, view = subject.detail, subject.view
    if detail is not None and detail.help_note:
        notes.append(detail.help_note)
    if detail is not None and detail.state is PersonState.CLOSED:
        notes.append(words("window-record-closed"))
    expired = any(one.expired for one in detail.documents) if detail is not None else False
    if expired or (view is not None and view.card_expired):
        notes.append(words("window-card-expired"))
    if detail is not None and detail.facts.name_maybe_cut:
        notes.append(words("window-name-maybe-cut"))
    return tuple(notes)
