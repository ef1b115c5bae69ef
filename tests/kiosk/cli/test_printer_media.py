"""What a printer of kiosk.toml shall print must be able to lie in it; else every command says so at once."""

import click
import pytest

from kiosk.cli.run import usable_config

SMALLEST = '[clinic]\nid = "c-1"\nname = "惠民门诊部"\n[desk]\nid = "d-1"\nname = "自助机 1"\n'


@pytest.fixture
def settings(tmp_path):
    """Give a file with one printer of a model that prints, and stands in for, some kinds."""

    def write(profile, prints, fallback_for=()):
        path = tmp_path / "kiosk.toml"
        kinds = f"prints = {list(prints)}\nfallback_for = {list(fallback_for)}\n"
        printer = f'[[printers]]\nname = "p"\nurl = "/dev/p"\nprofile = "{profile}"\n{kinds}'
        path.write_text(SMALLEST + printer, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("profile", "kinds"),
    [
        ("receipt-58-escpos-203", ("ticket", "temporary", "wifi", "follow_up", "guidance", "wall")),
        ("label-zpl-203", ("sticker",)),
        ("card-a6-pdf", ("card",)),
        ("card-id1-zpl-203", ("card",)),
        ("a4-pdf", ("wall",)),
    ],
)
def test_what_lies_in_a_printer_prints_its_kinds_of_paper(profile, kinds, settings):
    assert usable_config(settings(profile, kinds, kinds)).printers[0].prints == kinds


@pytest.mark.parametrize(
    ("printer", "told"),
    [
        (("receipt-80-escpos-203", ("ticket", "sticker")), "[[printers]] 1 prints: a receipt-80-escpos-203 has"),
        (("label-tspl-203", ("sticker",), ("ticket",)), "[[printers]] 1 fallback_for: a label-tspl-203 has"),
    ],
)
def test_paper_that_cannot_lie_in_a_printer_is_told_before_the_first_senior_stands_there(
    printer, told, settings, monkeypatch
):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    with pytest.raises(click.ClickException) as refused:
        usable_config(settings(*printer))
    assert told in refused.value.message
    assert len(refused.value.message.splitlines()) == 2
