"""What staff see of the floor: calls for help, kiosks, printers, takeovers, paper that needs an answer. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identification, RegistrationView
from kiosk.domain.search import PersonRow


@dataclass(frozen=True)
class HelpCallView:
    """Somebody needs staff. `reason`: a HelpReason, or escort, name_open, temporary, number_claimed_twice, restored.

    The words are in the catalogue under `help-reason-<reason>`, with - for _.
    """

    id: str
    desk_id: str
    desk_name: str
    reason: str
    rings: bool
    seconds: int
    """Since the call; never below 0, whatever the clock did."""
    registration: RegistrationView | None = None
    person_id: str | None = None
    """Of the registered person, or of whom staff gave the temporary number to."""
    name: str | None = field(default=None, repr=False)
    """Of that person, in full."""
    temporary_number: str | None = None


@dataclass(frozen=True)
class KioskView:
    """A kiosk. `alive`: its program wrote within the last minute. `screen` is what it shows ("choose")."""

    desk_id: str
    name: str
    alive: bool
    screen: str | None
    seconds_since_beat: int | None
    taken_over_by: str | None = field(default=None, repr=False)
    """The name of the member of staff who has it."""


@dataclass(frozen=True)
class PrinterView:
    """A printer as the process that holds its port last said: a PrinterCondition's value."""

    printer: str
    condition: str
    since: datetime
    waiting: int
    """Jobs queued for it."""
    desk_name: str = ""
    """The desk whose process holds its port."""
    running: bool = True
    """That process lives; else what is queued waits until it is back."""
    labels_left: int | None = None
    """On its roll; None where nobody counts them."""


@dataclass(frozen=True)
class TakeoverView:
    """A kiosk that this window has. `identification` None: the kiosk has not said yet, or nobody was identified."""

    id: str
    kiosk_id: str
    kiosk_name: str
    since: datetime
    screen: str | None
    answered: bool
    """The kiosk has seen it and frozen its screen."""
    identification: Identification | None = field(default=None, repr=False)
    person: PersonRow | None = field(default=None, repr=False)
    registration: RegistrationView | None = None
    """What the window registered for the person; the kiosk shows it when it is handed back."""


@dataclass(frozen=True)
class AlreadyTaken:
    """Another window has the kiosk."""

    window: str


@dataclass(frozen=True)
class PrintJobView:
    """A job of the ledger that staff may have to do something about."""

    id: str
    kind: str
    printer: str | None
    state: PrintState
    condition: str | None
    seconds: int
    registration_number: str | None
    """What is called, where the paper belongs to a registration."""
    temporary_number: str | None = None
    name: str | None = field(default=None, repr=False)
    """Whose paper it is, masked: it stands on a screen that others may see."""


@dataclass(frozen=True)
class Queued:
    """The job is in the ledger; `printer` None: no printer prints this kind, the job waits for staff to choose one."""

    job: str
    printer: str | None


@dataclass(frozen=True)
class CannotPrint:
    """Nothing was queued. The words are in the catalogue under `cannot-print-<reason>`."""

    reason: str
    """no-name, no-ticket, no-wifi, no-code, unknown-person."""


PrintRequest = Queued | CannotPrint
