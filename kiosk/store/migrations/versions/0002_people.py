"""People, their documents and codes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("latin_name", sa.String(length=200), nullable=True),
        sa.Column("name_maybe_cut", sa.Boolean(), nullable=False),
        sa.Column("pinyin", sa.String(length=300), nullable=True),
        sa.Column("initials", sa.String(length=60), nullable=True),
        sa.Column("sex", sa.String(length=1), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("nation", sa.String(length=4), nullable=True),
        sa.Column("nationality", sa.String(length=3), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("compound", sa.String(length=60), nullable=True),
        sa.Column("insurance_scheme", sa.String(length=40), nullable=True),
        sa.Column("insurance_as_of", sa.Date(), nullable=True),
        sa.Column("insurance_source", sa.String(length=16), nullable=True),
        sa.Column("family_doctor", sa.String(length=60), nullable=True),
        sa.Column("help_note", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_clinic_id_initials"), "people", ["clinic_id", "initials"], unique=False)
    op.create_index(op.f("ix_people_clinic_id_pinyin"), "people", ["clinic_id", "pinyin"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=120), nullable=True),
        sa.Column("verified", sa.String(length=16), nullable=False),
        sa.Column("verified_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_documents_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("clinic_id", "number", "kind", name=op.f("uq_documents_clinic_id_number_kind")),
    )
    op.create_index(op.f("ix_documents_clinic_id_person_id"), "documents", ["clinic_id", "person_id"], unique=False)
    op.create_table(
        "foreign_codes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("identifier", sa.String(length=200), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_foreign_codes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_codes")),
        sa.UniqueConstraint("clinic_id", "identifier", name=op.f("uq_foreign_codes_clinic_id_identifier")),
    )
    op.create_index(
        op.f("ix_foreign_codes_clinic_id_person_id"), "foreign_codes", ["clinic_id", "person_id"], unique=False
    )
    op.create_table(
        "health_codes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("cti", sa.String(length=24), nullable=False),
        sa.Column("content", sa.String(length=200), nullable=False),
        sa.Column("short_code", sa.String(length=8), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("replaced_by", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_health_codes_person_id")),
        sa.ForeignKeyConstraint(["replaced_by"], ["health_codes.id"], name=op.f("fk_health_codes_replaced_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_codes")),
        sa.UniqueConstraint("clinic_id", "cti", name=op.f("uq_health_codes_clinic_id_cti")),
        sa.UniqueConstraint("clinic_id", "short_code", name=op.f("uq_health_codes_clinic_id_short_code")),
    )
    op.create_index(
        op.f("ix_health_codes_clinic_id_person_id"), "health_codes", ["clinic_id", "person_id"], unique=False
    )
    op.create_table(
        "person_history",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_history_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_history")),
    )
    op.create_index(
        op.f("ix_person_history_clinic_id_person_id_field"),
        "person_history",
        ["clinic_id", "person_id", "field"],
        unique=False,
    )
    op.create_table(
        "phones",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("owner", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_phones_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phones")),
        sa.UniqueConstraint("clinic_id", "number", "person_id", name=op.f("uq_phones_clinic_id_number_person_id")),
    )
    op.create_table(
        "temporary_identities",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("incarnation_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cti", sa.String(length=24), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["incarnation_id"], ["incarnations.id"], name=op.f("fk_temporary_identities_incarnation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_temporary_identities_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_temporary_identities")),
        sa.UniqueConstraint(
            "clinic_id",
            "incarnation_id",
            "day",
            "number",
            name=op.f("uq_temporary_identities_clinic_id_incarnation_id_day_number"),
        ),
    )
