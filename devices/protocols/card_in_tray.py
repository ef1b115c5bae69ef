"""What a resident ID card reader's findings say of the card before it: found, read, refused, still there or gone.

Hands out events in order and tells nothing twice. Knows no frame, no question and no clock: those are
resident_card.py's, which says here what it found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from devices.protocols.sam_questions import PresenceProbe
from kiosk.domain.identity_card import IdentityCard
from kiosk.ports import CardFailed, CardFault, CardFound, CardPresence, CardRead, Presence

ReaderEvent = CardFound | CardRead | CardFailed | CardPresence


@dataclass
class _Standing:
    """What was last reported about the card that has been there since. The same is not reported twice."""

    outcome: str | CardFault = field(repr=False)
    """Its number, or why it could not be read."""
    found_again: int = 0


class CardInTray:
    """The card, or none, that lies on one reader. `module_spoke`: the SAM has answered since it was last spoken to.

    A reader may then find the same card again, which tells nothing of how it is otherwise.
    """

    def __init__(self, probe: PresenceProbe) -> None:
        self.sensor: bool | None = None
        """What the tray's sensor says, kept up to date by whoever owns the line; None without one."""
        self._probe = probe
        self._standing: _Standing | None = None
        self._presence: Presence | None = None
        self._announced = False
        self._events: list[ReaderEvent] = []

    def take_events(self) -> tuple[ReaderEvent, ...]:
        """Return what happened since this was last asked."""
        events = tuple(self._events)
        self._events.clear()
        return events

    @property
    def needs_module(self) -> bool:
        """Whether this reader finds the card it has read again only after its module was spoken to."""
        return self._probe is PresenceProbe.SAM_ID and self._was_read

    def found(self, *, module_spoke: bool) -> None:
        """Take that a card lies there, not yet read."""
        if self._standing is None:
            self._announce()
        elif not module_spoke:
            self._standing.found_again += 1

    def not_found(self, *, module_spoke: bool) -> None:
        """Take "no card", which after a read most readers say of a card that still lies there, too.

        A card that was found and refused, or never read, would be found again: it is gone.
        """
        if self._was_read:
            self._say_presence(self._presence_without_find(module_spoke))
            if self._presence is Presence.YES:  # the sensor says so; this reader only does not find a card twice
                return
        elif self._standing is not None or self._announced:
            self._say_presence(Presence.NO)
        self._standing, self._announced = None, False

    def read(self, card: IdentityCard) -> None:
        """Take a card that was read whole."""
        if self._standing is not None and self._standing.outcome == card.number:
            self._say_presence(Presence.YES)
        else:
            self._announce()
            self._events.append(CardRead(card))
            self._standing, self._presence = _Standing(card.number), None
        self._announced = False

    def failed(self, fault: CardFault, status: int, *, looking: bool) -> None:
        """Take that nothing was read; `looking`: it was still being looked for, so perhaps no card is there."""
        if self._standing is None or self._standing.outcome != fault:
            if not looking:
                self._announce()
            self._events.append(CardFailed(fault, status))
            self._standing, self._presence = _Standing(fault), None
        self._announced = False

    @property
    def _was_read(self) -> bool:
        return self._standing is not None and not isinstance(self._standing.outcome, CardFault)

    def _presence_without_find(self, module_spoke: bool) -> Presence:
        match self._probe:
            case PresenceProbe.SENSOR if self.sensor is not None:
                return Presence.YES if self.sensor else Presence.NO
            case PresenceProbe.LEARN | PresenceProbe.SENSOR:
                # Only a reader that has kept finding the card it had read is believed when it stops finding it.
                again = self._standing is not None and self._standing.found_again > 1
                return Presence.NO if again else Presence.UNKNOWN
            case PresenceProbe.SAM_ID:
                # Where the module did not answer, the reader was not made to look again.
                return Presence.NO if module_spoke else Presence.UNKNOWN
            case PresenceProbe.FIND_AGAIN:
                return Presence.NO

    def _announce(self) -> None:
        if not self._announced:
            self._events.append(CardFound())
        self._announced = True

    def _say_presence(self, presence: Presence) -> None:
        if presence is not self._presence:
            self._events.append(CardPresence(presence))
        self._presence = presence
