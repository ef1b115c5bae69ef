"""A PC/SC reader for social-security cards, watched by a thread of its own. An optional extra: off without its table.

Needs pyscard (the extra `pcsc`) and a running pcscd. It connects to a card for one reading and lets it go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from typing import Any

from devices.device_thread import DeviceThread
from devices.protocols.social_security_card import CardRefusal, SocialSecurityCardReading
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.ports import (
    CardFailed,
    CardFault,
    DeviceEvent,
    LinkState,
    SocialSecurityCardRead,
)

LOOK_S = 0.3
STATUS_BYTES = 2
"""Every answer ends with them (ISO/IEC 7816-4); some drivers give nothing at all for a card that was just taken out."""
PAUSE_S = 3.0
"""Between two tries while pcscd or the reader is missing."""


class PcscTrouble(StrEnum):
    """What is missing on the machine. The words are in the catalogue under `device-found-<value>`, with - for _."""

    NO_PYSCARD = "no_pyscard"
    NO_PCSCD = "no_pcscd"


class NoPcsc(Exception):
    """PC/SC cannot be used at all."""

    def __init__(self, trouble: PcscTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class ReaderGone(Exception):
    """There is no such reader (any more)."""


class CardGone(Exception):
    """The card was taken out while it was read, or does not answer."""


class Pcsc:
    """A conversation with pcscd; `pcsc()` opens one."""

    def __init__(self, scard: Any, context: object) -> None:  # noqa: ANN401 - pyscard has no types
        self._scard, self._context = scard, context

    def readers(self) -> list[str]:
        """Return the names of all readers. Raises NoPcsc."""
        result, names = self._scard.SCardListReaders(self._context, [])
        if result == self._scard.SCARD_E_NO_READERS_AVAILABLE:
            return []
        self._check(result)
        return [str(name) for name in names]

    def reader(self, part: str) -> str:
        """Return the first reader whose name holds `part`. Raises ReaderGone, NoPcsc."""
        found = next((name for name in self.readers() if part.lower() in name.lower()), None)
        if found is None:
            raise ReaderGone
        return found

    def card_in(self, reader: str) -> int | None:
        """Return the count of the reader's events, at once; None without a card. Raises ReaderGone, NoPcsc.

        Another count is another card, or the same one put in again, however quick the hand was.
        """
        scard = self._scard
        asked = [(reader, scard.SCARD_STATE_UNAWARE)]
        result, states = scard.SCardGetStatusChange(self._context, 0, asked)
        if result in (scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE):
            raise ReaderGone
        if result != scard.SCARD_E_TIMEOUT:
            self._check(result)
        state = states[0][1]
        if state & (scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE):
            raise ReaderGone
        return state >> 16 if state & scard.SCARD_STATE_PRESENT else None

    def read(self, reader: str) -> SocialSecurityCard | CardRefusal:
        """Read the card in the reader. Raises CardGone."""
        reading = SocialSecurityCardReading()
        with self._card(reader) as transmit:
            while (apdu := reading.apdu) is not None:
                reading.take(transmit(apdu))
        if reading.outcome is None:
            raise CardGone
        return reading.outcome

    @contextmanager
    def _card(self, reader: str) -> Iterator[Callable[[bytes], bytes]]:
        scard = self._scard
        either = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        result, card, protocol = scard.SCardConnect(self._context, reader, scard.SCARD_SHARE_SHARED, either)
        if result != scard.SCARD_S_SUCCESS:
            raise CardGone
        header = scard.SCARD_PCI_T1 if protocol == scard.SCARD_PROTOCOL_T1 else scard.SCARD_PCI_T0

        def transmit(apdu: bytes) -> bytes:
            outcome, response = scard.SCardTransmit(card, header, list(apdu))
            if outcome != scard.SCARD_S_SUCCESS or len(response) < STATUS_BYTES:
                raise CardGone
            return bytes(response)

        try:
            yield transmit
        finally:
            scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)

    def _check(self, result: int) -> None:
        if result != self._scard.SCARD_S_SUCCESS:
            raise NoPcsc(PcscTrouble.NO_PCSCD)


@contextmanager
def pcsc() -> Iterator[Pcsc]:
    """Open a conversation with pcscd. Raises NoPcsc."""
    try:
        scard: Any = import_module("smartcard.scard")
    except ImportError:
        raise NoPcsc(PcscTrouble.NO_PYSCARD) from None
    result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if result != scard.SCARD_S_SUCCESS:
        raise NoPcsc(PcscTrouble.NO_PCSCD)
    try:
        yield Pcsc(scard, context)
    finally:
        scard.SCardReleaseContext(context)


class SocialSecurityReaderWorker(DeviceThread):
    """Watches the first reader whose name holds `reader`. Emits SocialSecurityCardRead, CardFailed and LinkChanged.

    A card is read once for each time that it is put in.
    """

    def __init__(self, name: str, reader: str, emit: Callable[[DeviceEvent], None]) -> None:
        super().__init__(name, emit)
        self._reader = reader

    def run(self) -> None:
        """Watch the reader whenever it is there, and look for it now and then while it is not."""
        while not self.stopping:
            try:
                with pcsc() as conversation:
                    self._watch(conversation, conversation.reader(self._reader))
            except (NoPcsc, ReaderGone):
                self.say_link(LinkState.DISCONNECTED)
                self.pause(PAUSE_S)
            except Exception as bug:  # whatever a card or its driver does, the next card is read
                self.fell_over(bug)
                self.pause(PAUSE_S)

    def _watch(self, conversation: Pcsc, reader: str) -> None:
        self.say_link(LinkState.CONNECTED)
        last_read: int | None = None
        while not self.stopping:
            card = conversation.card_in(reader)
            if card is not None and card != last_read:
                self._emit_card(conversation, reader)
            last_read = card
            self.pause(LOOK_S)

    def _emit_card(self, conversation: Pcsc, reader: str) -> None:
        try:
            outcome = conversation.read(reader)
        except CardGone:
            self.emit(CardFailed(CardFault.LAY_AGAIN, 0))
            return
        match outcome:
            case SocialSecurityCard():
                self.emit(SocialSecurityCardRead(outcome))
            case CardRefusal.NOT_A_SOCIAL_SECURITY_CARD:
                self.emit(CardFailed(CardFault.OTHER_CARD, 0))
