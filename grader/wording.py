"""How values stand in a message, with and without their numbers."""

import re

import numpy as np


def entries(array: np.ndarray, off: np.ndarray) -> str:
    """Show numbers; of a large array, the first that is off."""
    if array.size <= 12:
        return np.array2string(array, precision=6, separator=", ", suppress_small=True)
    index = tuple(int(i) for i in np.argwhere(off)[0])
    return f"{array[index]:.6g} at index {index}"


def rule(want: np.ndarray) -> str:
    """Say what is wanted without showing it."""
    return "the value that the formula gives" if want.size == 1 else "the right values"


def difference(array: np.ndarray, want: np.ndarray, off: np.ndarray) -> str:
    """Say where and how numbers are off, without showing them."""
    bad = array[off]
    kind = "NaN" if np.isnan(bad[0]) else "infinity" if np.isinf(bad[0]) else ""
    if array.size == 1:
        return kind or "another value"
    index = tuple(int(i) for i in np.argwhere(off)[0])
    first = f"first at index {index if len(index) > 1 else index[0]}"
    what = f"{kind} there" if kind else "values differ"
    return f"{int(off.sum())} of {array.size} entries are off, {first}; {what}"


def argument(text: str) -> str:
    """Name the argument that changed; the text comes from the learner's process."""
    is_ours = re.fullmatch(r"argument \d{1,2}|`\w{1,30}`", text)
    return f"{text if is_ours else 'an argument'} changed"


def warning(text: str) -> str:
    """Name the kind of a warning; the text comes from the learner's process."""
    known = ("overflow", "divide by zero", "invalid value", "underflow")
    kind = next((k for k in known if k in text), "")
    return f"a RuntimeWarning ({kind})" if kind else "a RuntimeWarning"
