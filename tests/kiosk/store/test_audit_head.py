"""The signed head of the audit: an edited row, a deleted row, a cut tail and a forged head are each found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, delete, select, update

from kiosk.store import tables
from kiosk.store.audit import CHAIN_START, verify_chain
from kiosk.store.audit_head import HeadProblem, HeadSigner, verify_heads
from kiosk.store.codes import trust_key
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, card

_AUDIT, _INCARNATIONS = tables.audit.c, tables.incarnations.c
SIGNER = HeadSigner(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
STRANGER = HeadSigner(Ed25519PrivateKey.from_private_bytes(bytes(32)))


@dataclass(frozen=True)
class Verdict:
    """What the chain says, and what the head says."""

    chain: str | None
    head: HeadProblem | None


def verdict(connection: Connection) -> Verdict:
    trouble = verify_heads(connection, SIGNER.public_key)
    return Verdict(verify_chain(connection), None if trouble is None else trouble.problem)


@pytest.fixture
def signed(clinic: MadeUpClinic) -> MadeUpClinic:
    clinic.store.head_signer = SIGNER
    clinic.registered(clinic.desk(), card(), clinic.session())
    return clinic


def rows(connection: Connection) -> list[str]:
    return list(connection.scalars(select(_AUDIT.id).order_by(_AUDIT.position)))


def cut(connection: Connection, many: int = 2) -> None:
    """Take the last lines away, and make the incarnation remember the line before as its head."""
    for row in rows(connection)[-many:]:
        connection.execute(delete(tables.audit).where(_AUDIT.id == row))
    last = connection.execute(select(tables.audit).order_by(_AUDIT.position.desc())).first()
    head, position = (CHAIN_START, 0) if last is None else (last.hash, last.position)
    connection.execute(update(tables.incarnations).values(audit_head=head, audit_position=position))


def test_a_desk_signs_for_every_line_that_it_writes(signed: MadeUpClinic) -> None:
    with signed.store.reading() as connection:
        assert verdict(connection) == Verdict(None, None)
        row = connection.execute(select(tables.incarnations)).one()
    assert (row.signed_position, row.signed_head) == (row.audit_position, row.audit_head)


def test_a_tail_that_was_cut_with_care_escapes_the_chain_and_not_the_signature(signed: MadeUpClinic) -> None:
    with signed.store.writing() as connection:
        cut(connection)
        assert verdict(connection) == Verdict(None, HeadProblem.CUT)


def test_lines_written_anew_over_a_cut_tail_are_found_too(signed: MadeUpClinic) -> None:
    with signed.store.writing() as connection:
        cut(connection)
    signed.store.head_signer = None
    for _ in range(3):
        with writing(signed.store, signed.settings.place, signed.clock.now()) as work:
            work.audit("clock_confirmed")
    with signed.store.reading() as connection:
        assert verdict(connection) == Verdict(None, HeadProblem.CUT)


def edit(connection: Connection) -> None:
    connection.execute(update(tables.audit).where(_AUDIT.id == rows(connection)[2]).values(event="nothing"))


def take_out(connection: Connection) -> None:
    connection.execute(delete(tables.audit).where(_AUDIT.id == rows(connection)[2]))


@pytest.mark.parametrize("forge", [edit, take_out])
def test_an_edited_and_a_deleted_row_break_the_chain(signed: MadeUpClinic, forge: Callable[[Connection], None]) -> None:
    with signed.store.writing() as connection:
        forge(connection)
        assert verify_chain(connection) is not None


def test_a_head_that_another_key_signed_is_forged_even_when_that_key_is_put_among_the_trusted(
    signed: MadeUpClinic,
) -> None:
    with writing(signed.store, signed.settings.place, signed.clock.now()) as work:
        trust_key(work, STRANGER.public_key)
    with signed.store.writing() as connection:
        cut(connection)
        row = connection.execute(select(tables.incarnations)).one()
        signature = STRANGER.sign(row.id, row.audit_position, row.audit_head)
        values = {"signed_position": row.audit_position, "signed_head": row.audit_head, "head_signature": signature}
        connection.execute(update(tables.incarnations).values(values))
        assert verdict(connection) == Verdict(None, HeadProblem.FORGED)


@pytest.mark.parametrize("signature", ["", "00" * 64, "no hexadecimal"])
def test_nonsense_is_no_signature(signed: MadeUpClinic, signature: str) -> None:
    with signed.store.writing() as connection:
        connection.execute(update(tables.incarnations).values(head_signature=signature))
        assert verdict(connection).head is HeadProblem.FORGED


def test_a_signature_that_was_taken_away_is_missed(signed: MadeUpClinic) -> None:
    with signed.store.writing() as connection:
        connection.execute(update(tables.incarnations).values(head_signature=None))
        assert verdict(connection).head is HeadProblem.UNSIGNED


def test_the_signature_of_an_earlier_line_does_not_stand_for_a_later_one(signed: MadeUpClinic) -> None:
    with signed.store.writing() as connection:
        row = connection.execute(select(tables.incarnations)).one()
        first = connection.execute(select(tables.audit).order_by(_AUDIT.position)).first()
        assert first is not None
        moved = {"signed_position": 1, "signed_head": first.hash, "head_signature": row.head_signature}
        connection.execute(update(tables.incarnations).values(moved))
        assert verdict(connection).head is HeadProblem.FORGED
