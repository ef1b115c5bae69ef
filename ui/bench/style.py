"""The bench's style sheet: the family look, in the size of a desktop."""

from __future__ import annotations

from ui.theme import Colour

STYLE = f"""
#bench {{ background: {Colour.PAPER}; }}
QLabel, QListWidget, QPushButton {{ color: {Colour.INK}; font-family: "Noto Sans SC"; font-size: 17px; }}
#device {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 14px; }}
#title {{ font-size: 22px; font-weight: 700; color: {Colour.PINE}; }}
#state {{ font-size: 18px; }}
#paper {{ background: {Colour.PAPER}; border-radius: 8px; }}
#sign {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 10px; padding: 6px 16px;
  font-weight: 700; }}
#sign[on="true"] {{ background: {Colour.AMBER}; }}
QListWidget {{ border: 1px solid {Colour.INK}; border-radius: 8px; padding: 4px; background: {Colour.WHITE};
  outline: 0; }}
QListWidget::item {{ padding: 5px 8px; border-radius: 6px; }}
QListWidget::item:selected {{ background: {Colour.AMBER}; color: {Colour.INK}; }}
QPushButton {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 8px; padding: 6px 10px; }}
QPushButton:focus {{ border-color: {Colour.PINE}; background: {Colour.PAPER}; }}
QPushButton:disabled {{ border: 2px dashed {Colour.INK}; }}
QPushButton#act {{ background: {Colour.PINE}; color: {Colour.WHITE}; border-color: {Colour.PINE}; font-weight: 700;
  padding: 9px 10px; }}
QPushButton#act:pressed, QPushButton#mend:pressed {{ background: {Colour.WHITE}; color: {Colour.PINE}; }}
QPushButton#fault {{ font-size: 15px; }}
QPushButton#fault:checked {{ background: {Colour.MAROON}; color: {Colour.WHITE}; border-color: {Colour.INK}; }}
QPushButton#mend {{ font-size: 15px; font-weight: 700; color: {Colour.PINE}; border-color: {Colour.PINE}; }}
"""
