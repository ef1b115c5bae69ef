"""Finding a USB device again, and guessing what hangs on a port."""

import tempfile
from pathlib import Path

import pytest
from serial.tools.list_ports_common import ListPortInfo

from devices.link import Unplugged
from devices.ports import PortFinder, PortInfo, by_path, guess, list_serial_ports

READER_URL, LABELS_URL = "usb://1a86:7523:1-1.2", "usb://1a86:7523:1-1.3"


def ch340(path, location):
    return PortInfo(path, 0x1A86, 0x7523, location)


@pytest.mark.parametrize("url", ["/dev/ttyUSB0", "socket://host:4001", "rfc2217://host:1", "loop://"])
def test_any_other_address_is_left_as_it_is(url):
    assert PortFinder([url], list).find(url) == url


def test_a_device_is_found_by_its_socket_whatever_linux_calls_it():
    ports = [ch340("/dev/ttyUSB7", "1-1.2"), ch340("/dev/ttyUSB0", "1-1.3")]
    finder = PortFinder([READER_URL, LABELS_URL], lambda: ports)
    assert (finder.find(READER_URL), finder.find(LABELS_URL)) == ("/dev/ttyUSB7", "/dev/ttyUSB0")


def test_a_device_in_another_socket_is_found_when_it_is_the_only_one_of_its_kind():
    finder = PortFinder([READER_URL], lambda: [ch340("/dev/ttyUSB1", "3-4"), PortInfo("/dev/ttyS0")])
    assert finder.find(READER_URL) == "/dev/ttyUSB1"


def test_another_devices_socket_is_never_taken():
    finder = PortFinder([READER_URL, LABELS_URL], lambda: [ch340("/dev/ttyUSB0", "1-1.3")])
    with pytest.raises(Unplugged):
        finder.find(READER_URL)


def test_of_two_alike_in_new_sockets_none_is_guessed():
    finder = PortFinder([READER_URL], lambda: [ch340("/dev/ttyUSB0", "2-1"), ch340("/dev/ttyUSB1", "2-2")])
    with pytest.raises(Unplugged):
        finder.find(READER_URL)


def test_a_port_that_a_path_of_the_settings_leads_to_is_never_taken_for_another_device(tmp_path):
    link = tmp_path / "scanner"
    link.symlink_to("/dev/null")
    finder = PortFinder([READER_URL, str(link)], lambda: [ch340("/dev/null", "1-1.3")])
    with pytest.raises(Unplugged):
        finder.find(READER_URL)


def test_a_device_that_moved_is_not_guessed_while_another_of_its_kind_is_missing_too():
    ports = [ch340("/dev/ttyUSB0", "9-9")]
    finder = PortFinder([READER_URL, LABELS_URL], lambda: ports)
    for url in (READER_URL, LABELS_URL):
        with pytest.raises(Unplugged):
            finder.find(url)
    ports.append(ch340("/dev/ttyUSB1", "1-1.3"))
    assert finder.find(READER_URL) == "/dev/ttyUSB0"


@pytest.fixture
def by_path_link():
    """Give a link under /dev, as udev makes them, that leads to a port for as long as it is plugged in."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    link = folder / "pci-0000:00:14.0-usb-0:2:1.0-port0"
    link.symlink_to("/dev/null")
    yield link
    link.unlink(missing_ok=True)
    folder.rmdir()


def test_what_hung_on_a_path_is_found_again_in_another_socket(by_path_link):
    url, ports = str(by_path_link), [ch340("/dev/null", "1-2")]
    finder = PortFinder([url, LABELS_URL], lambda: ports)
    assert finder.find(url) == url
    by_path_link.unlink()
    ports[:] = [ch340("/dev/ttyUSB4", "1-5"), ch340("/dev/ttyUSB0", "1-1.3"), PortInfo("/dev/ttyS0")]
    assert finder.find(url) == "/dev/ttyUSB4"
    ports.append(ch340("/dev/ttyUSB5", "1-6"))
    with pytest.raises(Unplugged):
        finder.find(url)


def test_a_path_of_which_nothing_is_known_is_left_as_it_is(by_path_link):
    by_path_link.unlink()
    assert PortFinder([str(by_path_link)], lambda: [ch340("/dev/ttyUSB4", "1-5")]).find(str(by_path_link))


@pytest.mark.parametrize("url", ["usb://", "usb://zz", READER_URL])
def test_what_is_not_there_is_unplugged(url):
    with pytest.raises(Unplugged):
        PortFinder([url], list).find(url)


def test_without_a_socket_the_kind_is_enough():
    assert PortFinder(["usb://1A86:7523"], lambda: [ch340("/dev/ttyUSB0", "9-9")]).find("usb://1A86:7523")


def test_the_way_a_port_is_written_in_the_settings_leads_back_to_it():
    port = ch340("/dev/ttyUSB3", "1-1.2")
    assert port.usb_url == READER_URL
    assert PortFinder([port.usb_url], lambda: [port]).find(port.usb_url) == port.path


@pytest.mark.parametrize(
    ("vid", "pid", "kinds"),
    [(0x1A86, 0x7523, ("adapter",)), (0x1203, 0x1234, ("printer",)), (0x0C2E, 1, ("scanner",)), (0xFFFF, 1, None)],
)
def test_a_guess_goes_by_product_or_maker(vid, pid, kinds):
    found = guess(PortInfo("/dev/x", vid, pid))
    assert (found.kinds if found else None) == kinds


def test_a_port_of_the_mainboard_is_not_guessed_at():
    assert guess(PortInfo("/dev/ttyS0")) is None
    assert PortInfo("/dev/ttyS0").usb_url is None


def test_the_lasting_name_of_a_port_is_the_link_that_leads_to_it(tmp_path):
    device, folder = tmp_path / "ttyUSB0", tmp_path / "by-path"
    device.touch()
    folder.mkdir()
    (folder / "pci-usb-0").symlink_to(device)
    assert by_path(PortInfo(str(device)), folder) == str(folder / "pci-usb-0")
    assert by_path(PortInfo("/dev/other"), folder) is None
    assert by_path(PortInfo(str(device)), tmp_path / "missing") is None


def test_this_machines_ports_can_be_listed():
    assert all(port.path.startswith("/dev/") for port in list_serial_ports())


def test_a_device_that_is_pulled_out_while_ports_are_listed_hides_no_other(monkeypatch):
    def pulled_out():
        monkeypatch.setattr("serial.tools.list_ports.comports", lambda: [ListPortInfo("/dev/ttyS0")])
        return int(None, 16)  # what pyserial does with an idVendor that is gone

    monkeypatch.setattr("serial.tools.list_ports.comports", pulled_out)
    assert list_serial_ports() == [PortInfo("/dev/ttyS0")]


def test_ports_that_cannot_be_listed_at_all_are_none(monkeypatch):
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: int(None, 16))
    assert list_serial_ports() == []
