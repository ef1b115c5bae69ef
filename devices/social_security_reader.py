"""A PC/SC reader for social-security cards. An optional extra: without pyscard there simply is no such reader.

Needs `pip install nuanchuang[pcsc]` and pcscd. It connects to a card for one reading and lets it go.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from devices.protocols.social_security_card import CardRefusal, SocialSecurityCard, SocialSecurityCardReading


class NoPcsc(Exception):
    """pyscard is not installed, or pcscd does not run."""


class NoCard(Exception):
    """No card lies in the reader, or it was taken out while it was read."""


def reader_names() -> list[str]:
    """Return the names of the PC/SC readers. Raises NoPcsc."""
    try:
        readers = import_module("smartcard.System").readers()
    except Exception as trouble:  # pyscard raises its own, unrelated kinds when pcscd is missing
        raise NoPcsc from trouble
    return [str(reader) for reader in readers]


def read_social_security_card(reader_name: str) -> SocialSecurityCard | CardRefusal:
    """Read the card in the reader of that name. Raises NoPcsc, NoCard."""
    if reader_name not in reader_names():
        raise NoCard
    pcsc: Any = import_module("smartcard.System")
    connection = next(reader for reader in pcsc.readers() if str(reader) == reader_name).createConnection()
    reading = SocialSecurityCardReading()
    try:
        connection.connect()
        while (apdu := reading.apdu) is not None:
            data, first, second = connection.transmit(list(apdu))
            reading.take(bytes([*data, first, second]))
    except Exception as trouble:  # no card, card lifted, protocol error: pyscard has a kind for each
        raise NoCard from trouble
    finally:
        connection.disconnect()
    if reading.outcome is None:
        raise NoCard
    return reading.outcome
