"""The doctor's look at the voice that is configured, in each language: recorded, synthetic, missing. Plays nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.cli.findings import Finding, Verdict
from kiosk.texts import LANGUAGES, Texts
from kiosk.voice.pack import SHIPPED, Pack, open_packs
from kiosk.voice.pieces import every_piece, own_pieces


def look_at_voice(own: Path | None, words: Texts, shipped: Path = SHIPPED) -> Iterator[Finding]:
    """Give one finding for each language, and one for each pack that cannot be used. `own`: `[voice] pack`, if any."""
    packs, troubles = open_packs(own, shipped)
    for trouble in troubles:
        yield Finding("voice", Verdict.WARNING, words(trouble.phrase, **trouble.arguments))
    for language in LANGUAGES:
        yield _of_language(language, packs.by_language[language], words)


def _of_language(language: str, packs: tuple[Pack, ...], words: Texts) -> Finding:
    wanted = [piece.name for piece in every_piece(language)]
    wanted += [piece.name for pack in packs for piece in own_pieces(pack.words)]
    sources = [next((pack for pack in packs if pack.file(name) is not None), None) for name in wanted]
    missing, synthetic = sources.count(None), sum(pack is not None and pack.placeholder for pack in sources)
    counts = {"all": str(len(wanted)), "missing": str(missing), "synthetic": str(synthetic)}
    if missing == len(wanted):
        return Finding("voice", Verdict.WARNING, words("doctor-voice-none"), language)
    if missing:
        return Finding("voice", Verdict.WARNING, words("doctor-voice-missing", **counts), language)
    if synthetic == len(wanted):
        return Finding("voice", Verdict.WARNING, words("doctor-voice-placeholder"), language)
    if synthetic:
        return Finding("voice", Verdict.WARNING, words("doctor-voice-partly", **counts), language)
    return Finding("voice", Verdict.OK, words("doctor-voice-ok"), language)
