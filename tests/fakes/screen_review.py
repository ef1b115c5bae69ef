"""What no program can judge about the screens, as a person judged it: what was looked at, when, with what outcome."""

from __future__ import annotations

REVIEWED_ON = "2026-11-22"

REVIEW: tuple[tuple[str, str, str], ...] = (
    ("10", "the question of every screen, zh and en", "one question each; two screens state instead of asking (挂好了, 马上有人来帮您)"),
    ("22", "the spoken phrase of every screen beside its words", "same instruction in a neighbour's words; not yet heard by native speakers of a dialect"),
    ("23", "all pictures in grey", "chosen, pressed, offered and doubtful are told by shape, ring or words; no state by colour alone"),
    ("27", "every notice and problem, zh and en", "says what happened, then what to do; no 错误, no code, nobody is blamed; English is short where large type leaves one line"),
    ("27", "您还在吗 with 您不在，就先请下一位", "milder than before; says what one tap does first"),
    ("29", "names 𬭎𠮷𫖯㛃 and 25 hanzi with ·", "whole and as bold as their neighbours with the fonts installed here"),
    ("30", "all pictures, the welcome screen for two minutes", "no advertising, nothing blinks; the card moves 8 mm in six seconds"),
    ("31", "reading order of all screens by the focus ring", "top bar, question, targets, help, back"),
    ("look", "all pictures beside pictures/senior-screens.png", "same rhythm; two targets share a line only where four would not fit; the English welcome at 1.5 is the fullest screen"),
    ("look", "the dark look on eight screens", "calm; amber becomes brown ground with white figures; help is light red with dark words"),
    ("not done", "people of 80 before the machine", "no trial with older adults yet: whether pictures are understood is an assumption until then"),
)  # fmt: skip
