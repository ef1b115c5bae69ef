from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import get_args

import pypdfium2 as pdfium
import pytest

from kiosk.domain.documents import Document
from kiosk.ports import PrinterLanguage, Renderer
from printing.examples import KINDS, example
from printing.fonts import FontChain
from printing.profiles import default_profile, load_profiles
from printing.proof import codes_in
from printing.renderer import DocumentRenderer
from printing.sheet import Text


def test_it_is_a_renderer_for_the_spooler():
    renderer: Renderer = DocumentRenderer()
    chunks = renderer.render(example("sticker"), default_profile(example("sticker")))
    assert all(chunk.data for chunk in chunks)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_gives_the_same_bytes_again(kind, document_renderer):
    document = example(kind)
    for language in ("tspl", "escpos", "zpl"):
        profile = default_profile(document, PrinterLanguage(language))
        first, second = (document_renderer.render(document, profile) for _ in range(2))
        assert first == second
    assert document_renderer.pdf(document, profile) == document_renderer.pdf(document, profile)


def test_the_picture_has_only_black_and_white_and_the_printers_size(document_renderer):
    image = document_renderer.dots(example("card"), load_profiles()["card-id1-zpl-300"])
    assert (image.mode, image.size) == ("1", (1011, 638))


@pytest.mark.parametrize(
    ("size", "lies"), [("id1", "card-a6-pdf"), ("a6", "card-id1-zpl-203"), ("id1", "card-a6-zpl-203")]
)
def test_a_card_is_printed_in_the_size_that_lies_in_the_printer(size, lies, document_renderer):
    profile = load_profiles()[lies]
    card = replace(example("card"), size=size)
    assert document_renderer.render(card, profile)
    assert document_renderer.dots(card, profile).size == (profile.width_dots, profile.height_dots)


def test_the_pdf_is_one_page_of_the_labels_size_with_text_in_it(document_renderer):
    data = document_renderer.pdf(example("sticker"), default_profile(example("sticker")))
    document = pdfium.PdfDocument(data)
    page = document[0]
    size, text = page.get_size(), page.get_textpage()
    found = text.get_text_bounded()
    text.close()
    page.close()
    document.close()
    assert [side * 25.4 / 72 for side in size] == pytest.approx([50, 30], abs=0.1)
    assert "4821 0935" in found


def test_a_ticket_is_as_long_as_what_it_says(document_renderer):
    profile = default_profile(example("ticket"))
    short = replace(example("ticket"), advice=None, director_phone=None, go_to_window=None, fee_line=None)
    assert document_renderer.dots(short, profile).height < document_renderer.dots(example("ticket"), profile).height


def test_two_threads_may_print_at_once(document_renderer):
    jobs = [example(kind) for kind in KINDS] * 3
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda job: document_renderer.dots(job, default_profile(job)), jobs))
    alone = [document_renderer.dots(job, default_profile(job)) for job in jobs]
    assert [picture.tobytes() for picture in pictures] == [picture.tobytes() for picture in alone]


def test_a_name_that_no_font_has_is_printed_in_pinyin():
    renderer = DocumentRenderer(FontChain(()))
    sticker = replace(example("sticker"), name="王𠮷")
    profile = default_profile(sticker)
    assert "王[jí]" in {item.text for item in renderer.sheet(sticker, profile).items if isinstance(item, Text)}
    assert codes_in(renderer.dots(sticker, profile)) == [sticker.code.encode()]


def test_rare_characters_leave_ink_on_the_paper(document_renderer):
    profile = default_profile(example("sticker"))
    sticker = replace(example("sticker"), name="𬭎𠮷㛃")
    (name,) = (
        item for item in document_renderer.sheet(sticker, profile).items if getattr(item, "text", "") == "𬭎𠮷㛃"
    )
    image = document_renderer.dots(sticker, profile)
    step = name.area.width / 3
    for index in range(3):
        left = name.area.left + index * step
        glyph = image.crop((round(left), round(name.area.top), round(left + step), round(name.area.bottom)))
        assert 0.1 < glyph.convert("L").histogram()[0] / (glyph.width * glyph.height) < 0.6


def test_warming_up_prints_nothing_and_leaves_the_renderer_ready():
    renderer = DocumentRenderer()
    renderer.warm_up()
    assert renderer.sheet(example("ticket"), default_profile(example("ticket"))).items


@pytest.mark.parametrize("document", get_args(Document))
def test_no_paper_has_a_place_for_an_identity_number(document: type[Document]):
    assert not {field.name for field in fields(document)} & {"id_number", "identity_number", "document_number"}
