"""Two records side by side, field by field: what each says, from where and since when, and which of them will stand."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.identity_number import Sex
from kiosk.domain.linking import FieldPair, Known, LinkPreview, Side
from kiosk.domain.search import PersonRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import label
from ui.window.words import day, joined, last_visit, name_of, sex_and_age


class ComparePage(PlacePage):
    """`preview` is what stands here."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("link-compare"), words)
        self.preview: LinkPreview | None = None
        self._both = label("", "bold", wrap=True)
        self._warnings = label("", "note", wrap=True)
        self.table = Table(words("link-compare"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for part in (self._both, self._warnings):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label(words("link-how"), wrap=True))

    @property
    def busy(self) -> bool:
        """A decision is under way: nobody else is opened over it."""
        return self.preview is not None

    def show_both(self, preview: LinkPreview) -> None:
        """Show two records."""
        words = self.words
        self.preview = preview
        stays = words("link-stays", who=_who(preview.survivor, words))
        goes = words("link-goes", who=_who(preview.loser, words))
        self._both.setText(f"{stays}\n{goes}")
        self._warnings.setText("\n".join(words(f"link-warning-{one}") for one in preview.warnings))
        self._warnings.setVisible(bool(preview.warnings))
        self.table.show_rows([_row(pair, words) for pair in preview.fields])
        self.table.setFocus()

    def come_back(self) -> None:
        """Put the keyboard into the table again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self.preview = None
        self._both.setText("")
        self._warnings.setText("")
        self.table.forget()


def _columns(words: Texts) -> list[Column]:
    return [
        Column("", 120),
        Column(words("link-stays-column")),
        Column(words("link-goes-column")),
        Column(words("link-kept"), 260, bold=True),
    ]


def _who(row: PersonRow, words: Texts) -> str:
    tail = words("window-tail", tail=row.number_tail) if row.number_tail else ""
    return joined(name_of(row, words), sex_and_age(row.sex, row.age, words), tail, row.compound, last_visit(row, words))


def _row(pair: FieldPair, words: Texts) -> Row:
    taken = pair.survivor if pair.taken is Side.SURVIVOR else pair.loser
    name = words(f"field-{pair.what.replace('_', '-')}")
    kept = _value(taken, pair.what, words) if pair.differs or pair.survivor is None else words("link-same")
    return Row(
        pair.what,
        (name, _told(pair.survivor, pair.what, words), _told(pair.loser, pair.what, words), kept),
        faint=not pair.differs and pair.survivor is not None,
    )


def _told(known: Known | None, what: str, words: Texts) -> str:
    if known is None:
        return ""
    return joined(_value(known, what, words), words(f"window-source-{known.source.value}"), day(known.since.date()))


def _value(known: Known | None, what: str, words: Texts) -> str:
    if known is None:
        return ""
    if isinstance(known.value, Sex) or known.value in tuple(Sex):
        return words(f"window-sex-{str(known.value).lower()}")
    nation = f"nation-{known.value}"
    return words(nation) if what == "nation" and words.has(nation) else str(known.value)
