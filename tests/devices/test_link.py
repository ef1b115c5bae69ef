"""The byte pipe over real ptys, sockets and loops: everything that can go wrong is Unplugged or WriteStalled."""

import os
import socket
import tty

import pytest

from devices.link import SerialLink, Unplugged, WriteStalled
from devices.network_claim import is_taken


@pytest.fixture
def pty():
    master, slave = os.openpty()
    tty.setraw(slave)
    ends = {"master": master, "path": os.ttyname(slave), "slave": slave}
    yield ends
    for end in ("master", "slave"):
        if ends[end] is not None:
            os.close(ends[end])


def unplug(pty):
    for end in ("master", "slave"):
        os.close(pty[end])
        pty[end] = None


def test_bytes_pass_through_unchanged_both_ways(pty):
    link = SerialLink(pty["path"], 115200)
    every_byte = bytes(range(256))
    link.write(every_byte)
    assert os.read(pty["master"], 1000) == every_byte
    os.write(pty["master"], every_byte)
    assert link.read(5.0) == every_byte
    link.close()


def test_nothing_comes_back_when_nothing_came(pty):
    link = SerialLink(pty["path"], 9600)
    assert link.read(0.0) == b""
    link.close()


def test_a_path_that_is_open_is_not_opened_twice(pty):
    link = SerialLink(pty["path"], 9600)
    with pytest.raises(Unplugged):
        SerialLink(pty["path"], 9600)
    link.close()


KEEPING_ALIVE = ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
BAD_URLS = ["/dev/does-not-exist", "socket://127.0.0.1:1", "nonsense://x", "", "socket://:x", "/", "hwgrep://("]


def test_a_network_line_that_is_open_is_not_opened_twice_and_is_free_again_afterwards():
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"socket://127.0.0.1:{server.getsockname()[1]}"
        first = SerialLink(url, 9600)
        with pytest.raises(Unplugged):
            SerialLink(url, 9600)
        assert is_taken(url)
        first.close()
        assert not is_taken(url)
        SerialLink(url, 9600).close()


def test_a_network_box_that_died_without_a_word_is_noticed_by_the_system_within_twenty_seconds():
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = SerialLink(f"socket://127.0.0.1:{server.getsockname()[1]}", 9600)
        line = link._port._socket  # a box without power cannot be had here: what the system was told is looked at
        asked = {name: line.getsockopt(socket.IPPROTO_TCP, getattr(socket, name)) for name in KEEPING_ALIVE}
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        link.close()
    assert asked["TCP_KEEPIDLE"] + asked["TCP_KEEPINTVL"] * asked["TCP_KEEPCNT"] <= 20
    assert asked["TCP_USER_TIMEOUT"] == 20_000


def test_a_network_line_that_could_not_be_opened_is_held_by_nobody():
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"socket://127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(Unplugged):
        SerialLink(url, 9600)
    assert not is_taken(url)


@pytest.mark.parametrize("url", BAD_URLS)
def test_what_cannot_be_opened_is_unplugged(url):
    with pytest.raises(Unplugged):
        SerialLink(url, 9600)


def test_an_unplugged_pty_shows_in_every_call(pty):
    link = SerialLink(pty["path"], 9600)
    unplug(pty)
    for call in (lambda: link.read(1.0), lambda: link.write(b"x"), link.discard_input, lambda: link.read(0.0)):
        with pytest.raises(Unplugged):
            call()
    link.close()


def test_a_closed_link_is_unplugged_and_may_be_closed_again(pty):
    link = SerialLink(pty["path"], 9600)
    link.close()
    link.close()
    for call in (lambda: link.read(1.0), lambda: link.write(b"x"), link.discard_input):
        with pytest.raises(Unplugged):
            call()


def test_a_socket_that_hangs_up_is_unplugged():
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = SerialLink(f"socket://127.0.0.1:{server.getsockname()[1]}", 9600)
        connection, _ = server.accept()
        connection.sendall(b"last words")
        got = link.read(5.0)
        while got != b"last words":
            got += link.read(5.0)
        connection.close()
        with pytest.raises(Unplugged):
            link.read(5.0)
        link.close()


def test_a_device_that_takes_no_bytes_stalls_the_write(pty):
    link = SerialLink(pty["path"], 9600, write_timeout_s=0.2)
    with pytest.raises(WriteStalled):
        link.write(bytes(1_000_000))
    link.close()


def test_a_loop_gives_back_what_it_got():
    link = SerialLink("loop://", 115200)
    link.write(b"round and round")
    got = b""
    while len(got) < 15:
        got += link.read(1.0)
    assert got == b"round and round"
    link.close()


def test_discarded_input_is_gone(pty):
    link = SerialLink(pty["path"], 9600)
    os.write(pty["master"], b"old news")
    assert link.read(5.0)[:3] == b"old"
    os.write(pty["master"], b"more old news")
    while link._port.in_waiting < 13:
        pass
    link.discard_input()
    os.write(pty["master"], b"new")
    assert link.read(5.0) == b"new"
    link.close()


def test_software_flow_control_characters_are_data(pty):
    link = SerialLink(pty["path"], 9600)
    os.write(pty["master"], b"\x11\x13\x11")
    assert link.read(5.0) == b"\x11\x13\x11"
    link.write(b"\x13\x11")
    assert os.read(pty["master"], 10) == b"\x13\x11"
    link.close()
