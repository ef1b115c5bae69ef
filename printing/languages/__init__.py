"""Printer languages: dots and a profile in, chunks of bytes out. No port, no fonts, no documents."""
