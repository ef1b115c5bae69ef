"""The clinic's things and rules as frozen dataclasses and pure functions: no clock, no files, no database."""
