"""What lies in the printers. One row for each roll that was put in; the newest of a printer is the one in use."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String

from kiosk.store.tables.base import index, rows

# `used` counts sheets that came out or may have: it is counted in the transaction that ends a job, and needs no clock.
paper_rolls = rows(
    "paper_rolls",
    Column("printer", String(60), nullable=False),
    Column("labels", Integer, nullable=False),
    Column("used", Integer, nullable=False),
    index("printer"),
)
