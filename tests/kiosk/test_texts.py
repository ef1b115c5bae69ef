"""The catalogue: both languages say the same things, and a missing word is found here and not by a senior."""

from __future__ import annotations

import re

import pytest

from kiosk.texts import ASSETS, LANGUAGES, MissingPhrase, terminal_texts, texts

_PHRASE = re.compile(r"^(-?[a-z][a-z0-9-]*) =", re.MULTILINE)
_ARGUMENT = re.compile(r"\$([a-z][a-z0-9_]*)")


def phrases(language):
    """Every phrase of a language with the arguments it takes."""
    found = {}
    for file in sorted((ASSETS / "translations" / language).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        starts = [*_PHRASE.finditer(text)]
        ends = [start.start() for start in starts[1:]] + [len(text)]
        for start, end in zip(starts, ends, strict=True):
            assert start[1] not in found, f"{start[1]} stands twice"
            found[start[1]] = set(_ARGUMENT.findall(text[start.start() : end]))
    return found


def test_both_languages_have_the_same_phrases():
    assert phrases("zh_CN").keys() == phrases("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_said_with_its_arguments(language):
    for phrase, arguments in phrases(language).items():
        if not phrase.startswith("-"):
            said = texts(language)(phrase, **dict.fromkeys(arguments, "7"))
            assert "{" not in said
            assert said.strip() == said


def test_a_phrase_that_is_missing_or_lacks_an_argument_is_a_bug_and_says_so():
    with pytest.raises(MissingPhrase):
        texts("zh_CN")("no-such-phrase")
    with pytest.raises(MissingPhrase):
        texts("zh_CN")("voice-number")


def test_arguments_are_put_in_without_marks_or_commas():
    assert texts("zh_CN")("voice-number", number="1203") == "您是 1203 号。"


@pytest.mark.parametrize(("lang", "language"), [("zh_CN.UTF-8", "zh_CN"), ("zh_TW", "zh_CN"), ("C", "en"), ("", "en")])
def test_the_terminal_speaks_its_own_language(monkeypatch, lang, language):
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LC_ALL", lang)
    monkeypatch.setenv("LANG", lang)
    assert terminal_texts().language == language
