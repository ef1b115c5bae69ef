"""How a print job of the system ended, asked in IPP: lpstat tells only that it has left the queue, not why.

One question (Get-Job-Attributes, RFC 8011 section 4.3.4) in the encoding of RFC 8010, over the socket or address that
`lpstat -H` names. Asks for the state alone, which holds nothing of a person.
"""

from __future__ import annotations

import http.client
import re
import socket
from enum import IntEnum

TIMEOUT_S = 5.0

_REQUEST = bytes.fromhex("0200 0009 00000001 01")  # IPP 2.0, Get-Job-Attributes, request 1, operation attributes
_END = b"\x03"
_INTEGER, _NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x21, 0x42, 0x44, 0x45, 0x47, 0x48
_JOB_STATE = re.compile(rb"\x23\x00\x09job-state\x00\x04(.{4})", re.DOTALL)


class JobState(IntEnum):
    """The ends of a job (RFC 8011, section 5.3.7)."""

    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


def end_of_job(server: str, queue: str, number: int) -> JobState | None:
    """Return how the job ended, None when it has not, or nobody can say. `server` is a socket's path or host:port."""
    try:
        answer = _posted(server, _question(queue, number))
    except (OSError, http.client.HTTPException, ValueError):
        return None
    found = _JOB_STATE.search(answer)
    state = int.from_bytes(found[1], "big") if found else 0
    return JobState(state) if state in set(JobState) else None


def _question(queue: str, number: int) -> bytes:
    return b"".join(
        (
            _REQUEST,
            _attribute(_CHARSET, "attributes-charset", b"utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
            _attribute(_URI, "printer-uri", f"ipp://localhost/printers/{queue}".encode()),
            _attribute(_INTEGER, "job-id", number.to_bytes(4, "big")),
            _attribute(_NAME, "requesting-user-name", b"kiosk"),
            _attribute(_KEYWORD, "requested-attributes", b"job-state"),
            _END,
        )
    )


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return b"".join((bytes([tag]), len(name).to_bytes(2, "big"), name.encode(), len(value).to_bytes(2, "big"), value))


def _posted(server: str, question: bytes) -> bytes:
    at = "localhost" if server.startswith("/") else server
    connection = http.client.HTTPConnection(at, timeout=TIMEOUT_S)
    try:
        if server.startswith("/"):
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.settimeout(TIMEOUT_S)
            connection.sock.connect(server)
        connection.request("POST", "/", question, {"Content-Type": "application/ipp"})
        return connection.getresponse().read()
    finally:
        connection.close()
