import pytest

from kiosk.ports import PrinterCondition
from kiosk.print_routes import KnownPrinter, PrinterDuties, PrintRoutes, could_print, printer_for

READY, OUT, UNKNOWN = PrinterCondition.READY, PrinterCondition.PAPER_OUT, PrinterCondition.UNKNOWN
DUTIES = [
    PrinterDuties("spare", (), ("ticket", "sticker")),
    PrinterDuties("receipts", ("ticket", "temporary"), ()),
    PrinterDuties("labels", ("sticker",), ("ticket",)),
]


def routes(**conditions: PrinterCondition) -> PrintRoutes:
    made = PrintRoutes(DUTIES)
    for name, condition in conditions.items():
        made.tell(name, condition)
    return made


def test_the_first_working_printer_of_a_kind_stands_in():
    assert routes(receipts=OUT, spare=READY, labels=READY).instead_of("receipts") == {"ticket": "spare"}
    assert routes(receipts=OUT, spare=OUT, labels=READY).instead_of("receipts") == {"ticket": "labels"}


def test_a_printer_of_which_nothing_is_known_stands_in_for_nobody():
    assert routes(receipts=OUT).instead_of("receipts") == {}
    assert routes(receipts=OUT, spare=UNKNOWN, labels=UNKNOWN).instead_of("receipts") == {}


def test_the_printer_meant_for_it_takes_it_back_from_a_stand_in_that_breaks():
    assert routes(spare=OUT, receipts=READY, labels=READY).instead_of("spare") == {
        "ticket": "receipts",
        "sticker": "labels",
    }


def test_what_no_other_printer_can_print_waits():
    assert "temporary" not in routes(receipts=OUT, spare=READY, labels=READY).instead_of("receipts")


def test_a_printer_that_nobody_knows_has_no_stand_in():
    assert routes(spare=READY).instead_of("another") == {}


def known(name, desk, prints=(), fallback_for=(), condition=READY, *, running=True):
    return KnownPrinter(PrinterDuties(name, prints, fallback_for), desk, condition, running)


KIOSKS = known("receipts", "kiosk", ("ticket",))
WINDOWS = known("own", "window", ("ticket",))


def test_a_desk_prints_on_its_own_printer_even_while_that_one_cannot():
    broken = known("own", "window", ("ticket",), condition=OUT)
    assert printer_for("ticket", "window", (KIOSKS, WINDOWS)) == "own"
    assert printer_for("ticket", "window", (KIOSKS, broken)) == "own"


def test_a_desk_without_a_printer_for_it_prints_on_another_desk_s():
    assert printer_for("ticket", "window", (KIOSKS,)) == "receipts"


def test_where_two_could_the_one_that_can_print_now_is_named():
    off = known("a", "kiosk-1", ("ticket",), running=False)
    out = known("b", "kiosk-2", ("ticket",), condition=OUT)
    assert printer_for("ticket", "window", (off, out, KIOSKS)) == "receipts"


def test_while_no_printer_can_the_job_waits_for_the_one_that_is_meant_for_it():
    off = known("receipts", "kiosk", ("ticket",), running=False)
    stand_in = known("spare", "kiosk", (), ("ticket",), running=False)
    assert printer_for("ticket", "window", (stand_in, off)) == "receipts"


def test_a_stand_in_of_the_desk_itself_comes_before_another_desk_s():
    stand_ins = (known("theirs", "kiosk", (), ("ticket",)), known("mine", "window", (), ("ticket",)))
    assert printer_for("ticket", "window", stand_ins) == "mine"


def test_a_kind_that_no_printer_of_the_machine_prints_has_none():
    assert printer_for("card", "window", (KIOSKS, WINDOWS)) is None


@pytest.mark.parametrize(
    ("prints", "fallback", "could"),
    [
        (("ticket",), (), {"ticket", "temporary", "wifi", "follow_up", "guidance", "wall"}),
        (("sticker",), ("guidance",), {"sticker", "ticket", "temporary", "wifi", "follow_up", "guidance", "wall"}),
        (("sticker",), (), {"sticker"}),
        (("card", "wall"), (), {"card", "wall"}),
    ],
)
def test_a_printer_of_one_slip_has_the_paper_for_every_slip_and_a_printer_of_sheets_has_not(prints, fallback, could):
    kinds = {"sticker", "card", "ticket", "temporary", "wifi", "follow_up", "guidance", "wall"}
    assert {kind for kind in kinds if could_print(PrinterDuties("one", prints, fallback), kind)} == could
