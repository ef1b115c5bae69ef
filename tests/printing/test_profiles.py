from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.ports import DocumentDoesNotFit, DocumentMedia, FlowControl, PrinterLanguage
from printing.examples import KINDS, example
from printing.profiles import default_profile, fits, load_profiles

DRAWN = [language for language in PrinterLanguage if language is not PrinterLanguage.PDF]
"""Languages of printers that take dots."""
DOCUMENTS = [*map(example, KINDS), replace(example("card"), size="a6")]
PLUGGED_IN = {
    "epson-tm-t88": (180, 512, "escpos", "dle_eot"),
    "xprinter-xp-58": (203, 384, "escpos", "dle_eot"),
    "xprinter-xp-365b-label": (203, 400, "tspl", "tspl"),
    "xprinter-xp-365b-receipt": (203, 576, "tspl", "tspl"),
    "gprinter-gp-2120t": (203, 400, "tspl", "tspl"),
    "tsc-ttp-244": (203, 400, "tspl", "tspl_long"),
    "zebra-zd420": (203, 400, "zpl", "zpl_hs"),
    "hprt-tp809": (203, 576, "escpos", "dle_eot"),
    "receipt-80-escpos-203": (203, 576, "escpos", "dle_eot"),
    "receipt-58-escpos-203": (203, 384, "escpos", "dle_eot"),
    "receipt-80-escpos-silent": (203, 576, "escpos", "none"),
    "receipt-58-escpos-silent": (203, 384, "escpos", "none"),
}


def test_the_common_models_are_there_with_what_their_manuals_say():
    models = load_profiles()
    found = {
        name: (models[name].dpi, models[name].width_dots, models[name].language, models[name].status)
        for name in PLUGGED_IN
    }
    assert found == PLUGGED_IN


def test_wires_and_speed_are_those_of_the_makers_manuals():
    models = load_profiles()
    by_wire = {name for name, model in models.items() if model.flow is not FlowControl.NONE}
    assert by_wire == {"epson-tm-t88", "zebra-zd420", "zebra-zd420-card-id1"}
    assert {models[name].flow for name in by_wire} == {FlowControl.DSR_DTR}
    assert (models["epson-tm-t88"].baud, models["zebra-zd420"].baud) == (38_400, 9_600)


def test_text_and_codes_of_the_printers_own_are_asked_for_by_name_only():
    own = {name for name, model in load_profiles().items() if model.native_text or model.native_qr_version}
    assert own == {"receipt-80-escpos-native", "receipt-58-escpos-native", "label-escpos-native"}


def test_every_language_and_every_media_has_a_model():
    models = load_profiles().values()
    assert {model.language for model in models} == set(PrinterLanguage)
    assert {model.media for model in models} == set(DocumentMedia)
    assert all(model.source and model.title for model in models)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.kind)
def test_the_default_models_of_a_document_have_the_same_dots_in_every_language(document):
    models = [default_profile(document, language) for language in DRAWN]
    assert [model.language for model in models] == DRAWN
    assert len({(model.width_dots, model.height_dots, model.dpi) for model in models}) == 1
    assert all(fits(document, model) for model in models)


def test_a_label_of_50_by_30_mm_is_400_by_240_dots_at_203_dpi():
    model = load_profiles()["label-tspl-203"]
    assert (model.width_dots, model.height_dots, model.dpi) == (400, 240, 203)


def test_only_endless_paper_has_no_height():
    endless = {DocumentMedia.RECEIPT_80, DocumentMedia.RECEIPT_58}
    assert {model.media for model in load_profiles().values() if model.height_dots is None} == endless


@pytest.mark.parametrize(
    ("kind", "name"),
    [("card", "label-tspl-203"), ("ticket", "label-zpl-203"), ("sticker", "receipt-80-escpos-203")],
)
def test_a_document_is_refused_by_media_it_does_not_belong_on(kind, name, document_renderer):
    with pytest.raises(DocumentDoesNotFit, match=rf"a {kind} is not printed on .*{name}"):
        document_renderer.render(example(kind), load_profiles()[name])


def test_an_id1_card_is_refused_by_an_a6_sheet_and_the_reverse():
    assert not fits(example("card"), load_profiles()["card-a6-tspl-203"])
    assert not fits(replace(example("card"), size="a6"), load_profiles()["card-id1-tspl-203"])


@pytest.mark.parametrize("wrong", ['dpi = "many"', "dpi = 203\ncolour = true"])
def test_a_wrong_model_in_a_clinics_own_file_is_named(tmp_path: Path, wrong: str):
    file = tmp_path / "profiles.toml"
    model = '[ours]\ntitle = "Ours"\nlanguage = "tspl"\nmedia = "label_50x30"\nwidth_dots = 400\nstatus = "none"\n'
    file.write_text(model + wrong, encoding="utf-8")
    with pytest.raises(ValidationError, match="ours"):
        load_profiles(file)
