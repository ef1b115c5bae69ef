"""Small jobs in each printer language, the models that take them, and what came out."""

import base64
import io

from PIL import Image

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    PrinterLanguage,
    PrinterProfile,
    StatusDialect,
)

TSPL = PrinterProfile(
    "test-tspl", "", PrinterLanguage.TSPL, DocumentMedia.LABEL_50X30, 203, 400, 240, StatusDialect.TSPL
)
ESCPOS = PrinterProfile(
    "test-escpos", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT
)
ZPL = PrinterProfile(
    "test-zpl", "", PrinterLanguage.ZPL, DocumentMedia.LABEL_50X30, 203, 400, 240, StatusDialect.ZPL_HS
)
BAND = b"\x1dv0\x00\x48\x00\x10\x00" + b"\xf0" * (72 * 16)
JOBS = {
    PrinterLanguage.TSPL: [
        Chunk(b"SIZE 50 mm,30 mm\r\nCLS\r\n"),
        *(Chunk(b"BITMAP 0,%d,50,10,0," % (10 * n) + bytes(500) + b"\r\n") for n in range(6)),
        Chunk(b"PRINT 1,1\r\n"),
    ],
    PrinterLanguage.ESCPOS: [Chunk(b"\x1b@"), Chunk(BAND), Chunk(BAND), Chunk(b"\x1dV\x42\x20")],
    PrinterLanguage.ZPL: [
        Chunk(b"^XA^PW400^LL240^FO0,0", may_ask_status_after=False),
        Chunk(b"^GFA,1500,1500,50," + b"F0" * 1500, may_ask_status_after=False),
        Chunk(b"^FS^PQ1^XZ"),
    ],
}
DEVICES = {
    PrinterLanguage.TSPL: (TSPL, SimulatedTsplPrinter, 832),
    PrinterLanguage.ESCPOS: (ESCPOS, SimulatedEscposPrinter, 576),
    PrinterLanguage.ZPL: (ZPL, SimulatedZplPrinter, 832),
}


def pages_of(simulator):
    """Return what came out of a simulated printer, as grey pictures."""
    pages = simulator.ask("pages")["pages"]
    return [Image.open(io.BytesIO(base64.b64decode(page["png"]))).convert("L") for page in pages]
