"""Whether two plain values are equal, whatever a learner hid in theirs."""

from typing import Any

import numpy as np


def plain(value: Any) -> Any:
    """Make lists and numbers of Python's out of NumPy's."""
    try:
        return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
    except (SystemError, ValueError):  # a text of impossible characters
        return value


def equal(got: Any, want: Any) -> bool:
    """Compare plain values; an array inside of one never equals what is wanted."""
    if isinstance(got, np.ndarray):
        return False
    if isinstance(want, list | tuple):
        is_alike = type(got) is type(want) and len(got) == len(want)
        return is_alike and all(map(equal, got, want))
    if isinstance(want, dict):
        is_alike = isinstance(got, dict) and got.keys() == want.keys()
        return is_alike and all(equal(got[key], want[key]) for key in want)
    return bool(got == want)
