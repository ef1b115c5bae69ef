"""What all tests share: how long a round lasts, in the everyday run and in the long one (`pytest --long`)."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="Fuzz and break things for hours instead of seconds.")


@pytest.fixture
def rounds(request):
    """Give `rounds(short, long)`: how often, or how much, in this run."""
    long_run = request.config.getoption("--long")
    return lambda short, long: long if long_run else short
