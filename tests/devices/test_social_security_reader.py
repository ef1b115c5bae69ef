"""The social-security card reader on a real pcscd: Debian's virtual reader brings the APDUs to a simulated card."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from datetime import date

import pytest

from devices.social_security_reader import (
    NoPcsc,
    PcscTrouble,
    ReaderGone,
    SocialSecurityReaderWorker,
    pcsc,
)
from kiosk.domain.identity_number import Sex
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.ports import CardFailed, CardFault, LinkChanged, LinkState, SocialSecurityCardRead
from simulated_social_security_card import SimulatedSocialSecurityCard
from virtual_card_reader import PATIENCE_S, READER, SOCKET, RunningPcscd, VirtualCard, turn

NAME = "social-security-reader"


@pytest.fixture
def pcscd():
    """Give a running pcscd; everything that was begun with it ends before it does."""
    with turn():
        running = RunningPcscd()
        running.start()
        yield running
        running.stop()


@pytest.fixture
def watching(pcscd):
    """Give what a worker on the virtual reader says, once it watches."""
    heard = queue.Queue()
    worker = SocialSecurityReaderWorker(NAME, "virtual pcd", heard.put)
    worker.start()
    assert heard.get(timeout=PATIENCE_S) == LinkChanged(NAME, LinkState.CONNECTED)
    yield heard
    worker.stop()


@pytest.fixture
def put_in():
    """Put a card with these fields into the virtual reader; all are taken out at the end."""
    cards = []

    def put(fields, mute_after=None, **kind):
        cards.append(VirtualCard(SimulatedSocialSecurityCard(fields, **kind), mute_after))
        return cards[-1]

    yield put
    for card in cards:
        card.take_out()


def until_empty():
    """Wait until pcscd has noticed that the card is out: a hand takes longer than its polling."""
    deadline = time.monotonic() + PATIENCE_S
    with pcsc() as conversation:
        while conversation.card_in(READER) is not None:
            assert time.monotonic() < deadline
            threading.Event().wait(0.05)


@pytest.fixture
def fields(made_up_number):
    return {
        "card_number": "A12345678",
        "number": made_up_number,
        "name": "王秀芳",
        "sex": "2",
        "nation": "01",
        "birthplace": "110105",
        "birth_date": "19500304",
    }


def test_a_card_that_is_put_in_is_read_once_with_all_its_fields(watching, put_in, fields, made_up_number):
    card = put_in(fields)
    event = watching.get(timeout=PATIENCE_S)
    card.take_out()
    until_empty()
    expected = SocialSecurityCard("A12345678", made_up_number, "王秀芳", Sex.FEMALE, "01", "110105", date(1950, 3, 4))
    assert event == SocialSecurityCardRead(expected)
    assert "王秀芳" not in repr(event)
    assert "A12345678" not in repr(event)
    other = put_in({**fields, "card_number": "B87654321"})
    assert watching.get(timeout=PATIENCE_S).card.card_number == "B87654321"
    other.take_out()
    assert watching.empty()


def test_a_card_of_another_kind_is_told_as_such(watching, put_in, fields):
    card = put_in(fields, application=b"1PAY.SYS.DDF01")
    assert watching.get(timeout=PATIENCE_S) == CardFailed(CardFault.OTHER_CARD, 0)
    card.take_out()


def test_a_card_with_fields_left_out_gives_what_it_has(watching, put_in, fields):
    card = put_in({"card_number": fields["card_number"]})
    assert watching.get(timeout=PATIENCE_S) == SocialSecurityCardRead(SocialSecurityCard("A12345678"))
    card.take_out()


@pytest.mark.parametrize("apdus", [0, 1, 4])
def test_a_card_taken_out_while_it_is_read_is_asked_for_again_and_the_next_is_read(watching, put_in, fields, apdus):
    quick = put_in(fields, mute_after=apdus)
    assert watching.get(timeout=PATIENCE_S) == CardFailed(CardFault.LAY_AGAIN, 0)
    quick.take_out()
    until_empty()
    card = put_in(fields)
    assert watching.get(timeout=PATIENCE_S).card.card_number == "A12345678"
    card.take_out()


def test_readers_are_found_by_a_part_of_their_name_in_any_case(pcscd):
    with pcsc() as conversation:
        assert conversation.reader("virtual") == READER
        with pytest.raises(ReaderGone):
            conversation.reader("no such maker")


def test_without_a_reader_of_that_name_the_device_is_gone(pcscd):
    heard = queue.Queue()
    worker = SocialSecurityReaderWorker(NAME, "no such maker", heard.put)
    worker.start()
    assert heard.get(timeout=PATIENCE_S) == LinkChanged(NAME, LinkState.DISCONNECTED)
    worker.stop()


def test_without_pyscard_it_is_said_that_pyscard_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "smartcard.scard", None)
    with pytest.raises(NoPcsc) as caught, pcsc():
        pass
    assert caught.value.trouble is PcscTrouble.NO_PYSCARD


WATCHER = """
import sys
import devices.social_security_reader as module
module.PAUSE_S = 0.1
say = lambda event: print(type(event).__name__, flush=True)
worker = module.SocialSecurityReaderWorker("reader", "virtual pcd", say)
try:
    with module.pcsc():
        pass
except module.NoPcsc as missing:
    print(missing.trouble.value, flush=True)
worker.start()
sys.stdin.readline()
worker.stop()
"""


def test_a_service_that_is_missing_is_told_and_found_when_it_comes(pcscd, put_in, fields, tmp_path):
    service = tmp_path / "pcscd.comm"
    watcher = subprocess.Popen(
        [sys.executable, "-c", WATCHER],
        env={**os.environ, "PCSCLITE_CSOCK_NAME": str(service)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = [watcher.stdout.readline().strip() for _ in range(2)]
    service.symlink_to(SOCKET)
    told.append(watcher.stdout.readline().strip())
    card = put_in(fields)
    told.append(watcher.stdout.readline().strip())
    card.take_out()
    watcher.communicate("\n", timeout=PATIENCE_S)
    assert told == ["no_pcscd", "LinkChanged", "LinkChanged", "SocialSecurityCardRead"]
