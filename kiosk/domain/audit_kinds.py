"""What a line of the audit is about, so that a lead can ask for one kind of thing. Words of the program only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class AuditKind(StrEnum):
    """A kind of thing that was done. The words are in the catalogue under `audit-kind-<value>`."""

    NUMBERS_SEEN = "numbers-seen"
    """Looks at a full identity number."""
    PEOPLE = "people"
    REGISTERING = "registering"
    CALLING = "calling"
    PAPER = "paper"
    SESSIONS = "sessions"
    HELP = "help"
    STAFF = "staff"
    MACHINE = "machine"


@dataclass(frozen=True)
class AuditWanted:
    """Which lines are asked for; None is all. `day` is the clinic's."""

    day: date | None = None
    staff_id: str | None = None
    kind: AuditKind | None = None


EVENTS: Mapping[AuditKind, frozenset[str]] = MappingProxyType(
    {
        AuditKind.NUMBERS_SEEN: frozenset({"number_looked_at"}),
        AuditKind.PEOPLE: frozenset(
            {
                "benefit_added",
                "benefit_ended",
                "code_issued",
                "code_revoked",
                "foreign_code_added",
                "number_claimed_twice",
                "people_linked",
                "people_unlinked",
                "temporary_given",
                "people_imported",
                "person_added",
                "person_changed",
                "person_completed",
                "phone_added",
                "phone_removed",
                "social_security_card_kept",
                "social_security_card_taken_back",
                "temporary_issued",
                "temporary_taken_back",
                "vitals_put_into_record",
                "vitals_taken_back",
            }
        ),
        AuditKind.REGISTERING: frozenset({"registered", "registration_cancelled", "registration_moved"}),
        AuditKind.CALLING: frozenset({"called_next", "called_again", "called_skip", "called_back"}),
        AuditKind.PAPER: frozenset(
            {
                "print_queued",
                "print_sending",
                "print_sent",
                "print_confirmed",
                "print_unknown",
                "print_failed",
                "print_cancelled",
                "print_redirected",
                "print_sent_to",
                "roll_put_in",
                "sticker_printed_again",
            }
        ),
        AuditKind.SESSIONS: frozenset(
            {
                "department_added",
                "department_changed",
                "department_hidden",
                "department_removed",
                "department_shown",
                "numbers_added",
                "numbers_kept",
                "numbers_taken_away",
                "session_changed",
                "session_closed",
                "session_made",
                "session_opened",
                "session_unmade",
                "timetable_exception_added",
                "timetable_exception_removed",
                "timetable_line_added",
                "timetable_line_changed",
                "timetable_line_ended",
                "timetable_line_removed",
                "timetable_line_renewed",
            }
        ),
        AuditKind.HELP: frozenset(
            {
                "escort_asked",
                "handed_back",
                "handed_back_here",
                "help_called",
                "help_ended",
                "staff_told",
                "taken_over",
                "taken_over_here",
            }
        ),
        AuditKind.STAFF: frozenset(
            {
                "badge_changed",
                "pin_changed",
                "pin_reset",
                "pin_tried",
                "role_changed",
                "signed_in",
                "signed_out",
                "staff_added",
                "staff_left",
                "staff_unlocked",
            }
        ),
        AuditKind.MACHINE: frozenset(
            {
                "clock_confirmed",
                "clock_doubted",
                "code_key_trusted",
                "day_set_back",
                "desk_made",
                "restored",
                "wifi_ended",
                "wifi_set",
            }
        ),
    }
)
"""Every event that the program writes, under one kind each."""
