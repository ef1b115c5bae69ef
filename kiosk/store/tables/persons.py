"""People and what identifies them. A value that was once known is never overwritten without its history."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Text

from kiosk.store.tables.base import ID, UtcTime, index, rows, unique

people = rows(
    "people",
    Column("state", String(16), nullable=False),
    Column("name", String(200)),
    Column("latin_name", String(200)),
    Column("name_maybe_cut", Boolean, nullable=False),
    Column("pinyin", String(300)),
    Column("initials", String(60)),
    Column("sex", String(1)),
    Column("birth_date", Date),
    Column("birth_year", Integer),
    Column("nation", String(4)),
    Column("nationality", String(3)),
    Column("address", String(300)),
    Column("compound", String(60)),
    Column("insurance_scheme", String(40)),
    Column("insurance_as_of", Date),
    Column("insurance_source", String(16)),
    Column("family_doctor", String(60)),
    Column("help_note", String(200)),
    Column("last_visit", Date),
    index("initials", "last_visit"),
    index("pinyin"),
    index("name"),
)

person_history = rows(
    "person_history",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("field", String(24), nullable=False),
    Column("value", Text, nullable=False),
    Column("source", String(16), nullable=False),
    Column("staff_id", ID),
    index("person_id", "field"),
)

documents = rows(
    "documents",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("number", String(24), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("issuer", String(120)),
    Column("verified", String(16), nullable=False),
    Column("verified_at", UtcTime, nullable=False),
    Column("reversed_number", String(24)),
    unique("number", "kind"),
    index("reversed_number"),
    index("person_id"),
)

phones = rows(
    "phones",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("number", String(24), nullable=False),
    Column("owner", String(24), nullable=False),
    Column("reversed_number", String(24)),
    unique("number", "person_id"),
    index("reversed_number"),
    index("person_id"),
)

health_codes = rows(
    "health_codes",
    Column("person_id", ID, ForeignKey("people.id")),
    Column("cti", String(24), nullable=False),
    Column("content", String(200), nullable=False),
    Column("short_code", String(8), nullable=False),
    Column("revoked_at", UtcTime),
    Column("replaced_by", ID, ForeignKey("health_codes.id")),
    unique("cti"),
    unique("short_code"),
    index("person_id"),
)

foreign_codes = rows(
    "foreign_codes",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("identifier", String(200), nullable=False),
    Column("content", Text, nullable=False),
    unique("identifier"),
    index("person_id"),
)

# Somebody who could not be identified. Linked to a person later, by staff, and the link can be undone.
temporary_identities = rows(
    "temporary_identities",
    Column("incarnation_id", ID, ForeignKey("incarnations.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("cti", String(24)),
    Column("person_id", ID, ForeignKey("people.id")),
    unique("incarnation_id", "day", "number"),
)

# Two records of one person. `moved` names the rows that were hung on the survivor (table -> ids), `changed` the values
# of the survivor before and after (column -> pair), both as JSON: with them the link is undone to the letter.
person_links = rows(
    "person_links",
    Column("survivor_id", ID, ForeignKey("people.id"), nullable=False),
    Column("loser_id", ID, ForeignKey("people.id"), nullable=False),
    Column("loser_state", String(16), nullable=False),
    Column("moved", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("staff_id", ID),
    Column("ended_at", UtcTime),
    Column("ended_by", ID),
    index("loser_id"),
    index("survivor_id"),
)
