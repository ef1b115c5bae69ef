"""The eight digits below a health code, for typing when the code cannot be scanned.

Seven random digits and a check digit (ISO 7064 MOD 11,10), which catches every single wrong digit.
"""

from __future__ import annotations

from collections.abc import Callable

from stdnum.iso7064 import mod_11_10

LENGTH = 8


def make_short_code(random_below: Callable[[int], int]) -> str:
    """Return a new short code; `random_below(n)` gives an integer in [0, n), `secrets.randbelow` in the product."""
    body = f"{random_below(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return body + str(mod_11_10.calc_check_digit(body))


def is_short_code(text: str) -> bool:
    """Whether `text`, digits only, has the length and the check digit of a short code."""
    return len(text) == LENGTH and text.isascii() and text.isdigit() and bool(mod_11_10.is_valid(text))


def grouped(code: str) -> str:
    """Return the code as printed and read aloud: 4821 0937."""
    return f"{code[:4]} {code[4:]}"
