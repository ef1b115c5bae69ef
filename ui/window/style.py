"""The console's style sheet: the senior's screens' family, in the size of a desk. No text is below 18 px."""

from __future__ import annotations

from ui.theme import Colour

TEXT = 18
NAME = 34
MARGIN = 14

STYLE = f"""
#console, #board, #room {{ background: {Colour.PAPER}; }}
QWidget {{ color: {Colour.INK}; font-family: "Noto Sans SC"; font-size: {TEXT}px; font-weight: 500; }}
#header {{ background: {Colour.PINE}; }}
#header QLabel {{ color: {Colour.WHITE}; font-size: 20px; }}
#header #clinic {{ font-weight: 700; }}
#card {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 14px; }}
#inner {{ background: {Colour.PAPER}; border: 0; border-radius: 12px; }}
#amber {{ background: {Colour.AMBER}; border: 2px solid {Colour.INK}; border-radius: 14px; }}
#ringing {{ background: {Colour.MAROON}; border: 2px solid {Colour.INK}; border-radius: 14px; }}
#ringing QLabel {{ color: {Colour.WHITE}; }}
#title {{ font-size: 21px; font-weight: 700; color: {Colour.PINE}; }}
#page-title {{ font-size: 24px; font-weight: 700; color: {Colour.PINE}; }}
#bold {{ font-weight: 700; }}
#large {{ font-size: 22px; font-weight: 700; }}
#name {{ font-size: {NAME}px; font-weight: 700; }}
#rule {{ font-size: 32px; font-weight: 700; }}
#long-name {{ font-size: 26px; font-weight: 700; }}
#number {{ font-size: 46px; font-weight: 700; }}
#note {{ background: {Colour.AMBER}; border-radius: 8px; padding: 3px 10px; font-weight: 700; }}
#said {{ background: {Colour.WHITE}; border: 2px solid {Colour.PINE}; border-radius: 10px; padding: 7px 14px; }}
#said[tone="trouble"] {{ background: {Colour.MAROON}; border-color: {Colour.INK}; color: {Colour.WHITE};
  font-weight: 700; }}
#said[tone="done"] {{ background: {Colour.AMBER}; border-color: {Colour.INK}; font-weight: 700; }}
#answer[tone="trouble"] {{ color: {Colour.MAROON}; font-weight: 700; }}
QLineEdit {{ placeholder-text-color: #505050; }}
QLineEdit {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 9px; padding: 5px 10px;
  selection-background-color: {Colour.PINE}; selection-color: {Colour.WHITE}; }}
QLineEdit:focus {{ border: 4px solid {Colour.PINE}; padding: 3px 8px; }}
#search {{ font-size: 26px; font-weight: 500; border-radius: 14px; padding: 8px 16px 8px 54px; }}
#search:focus {{ padding: 6px 14px 6px 52px; }}
#pin {{ font-size: 34px; font-weight: 700; }}
QListWidget {{ background: transparent; border: 0; outline: 0; }}
#names::item {{ padding: 12px 14px; border-radius: 10px; border: 2px solid transparent; }}
#names::item:selected {{ background: {Colour.AMBER}; color: {Colour.INK}; border-color: {Colour.INK}; }}
#queue::item {{ padding: 7px 8px; border-radius: 8px; border: 2px solid transparent; }}
#queue::item:selected {{ background: {Colour.AMBER}; color: {Colour.INK}; border-color: {Colour.INK}; }}
#queue {{ font-size: 19px; font-weight: 700; }}
#names {{ font-size: 22px; font-weight: 700; }}
#table {{ background: {Colour.WHITE}; border: 2px solid {Colour.INK}; border-radius: 14px; padding: 2px; }}
#table:focus {{ border: 4px solid {Colour.PINE}; padding: 0; }}
#table QHeaderView {{ background: transparent; border: 0; }}
#table QHeaderView::section {{ background: transparent; border: 0; border-bottom: 2px solid {Colour.INK};
  padding: 2px 8px; font-size: {TEXT}px; font-weight: 700; color: {Colour.PINE}; }}
QScrollArea {{ background: transparent; border: 0; }}
#scrolled {{ background: transparent; }}
QScrollBar:vertical {{ background: {Colour.PAPER}; width: 16px; }}
QScrollBar::handle:vertical {{ background: {Colour.PINE}; border-radius: 6px; min-height: 40px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""
