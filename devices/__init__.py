"""Bytes to events and back: card readers, scanners, printers, over any serial link."""
