"""Devices from the other side: real bytes on real ptys and sockets, with faults on demand. Ships with the app.

Written from the makers' tables and never from the product's own encoders, so that a mistake on one side shows.
"""
