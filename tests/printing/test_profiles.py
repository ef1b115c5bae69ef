from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.ports import DocumentDoesNotFit, DocumentMedia, PrinterLanguage
from printing.examples import KINDS, example
from printing.profiles import default_profile, fits, load_profiles


def test_every_language_and_every_media_has_a_model():
    models = load_profiles().values()
    assert {model.language for model in models} == set(PrinterLanguage)
    assert {model.media for model in models} == set(DocumentMedia)
    assert all(model.source and model.title for model in models)


@pytest.mark.parametrize("document", [*map(example, KINDS), replace(example("card"), size="a6")], ids=str)
def test_the_default_models_of_a_document_have_the_same_dots_in_every_language(document):
    models = [default_profile(document, language) for language in PrinterLanguage]
    assert [model.language for model in models] == list(PrinterLanguage)
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
