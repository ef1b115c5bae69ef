from kiosk.ports import PrinterCondition
from kiosk.print_routes import PrinterDuties, PrintRoutes

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
