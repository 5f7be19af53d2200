"""What wrong numbers have in common with the right ones, in a sentence.

These are the mistakes that need no list: too large by a factor, flipped, transposed.
"""

import numpy as np

_FACTORS = {0.5: "half", 2.0: "twice"}


def describe(got: np.ndarray, expected: np.ndarray) -> str:
    """Say how `got` relates to `expected`, or "" if nothing simple fits."""
    if expected.size == 0 or not np.any(expected):
        return ""
    with np.errstate(all="ignore"):
        if _same(got, expected):
            return ""  # a check may be stricter; what is all but right needs no pattern
        texts = (say(got, expected) for say in _SENTENCES)
        return next(filter(None, texts), "")


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-6, atol=1e-9))


def _transposed(got: np.ndarray, expected: np.ndarray) -> str:
    if expected.ndim == 2 and _same(got, expected.T):
        return "The values are right, but rows and columns are exchanged."
    return ""


def _scaled(got: np.ndarray, expected: np.ndarray) -> str:
    if got.shape != expected.shape or not np.all(np.isfinite(got)):
        return ""
    factor = float(np.vdot(expected, got) / np.vdot(expected, expected))
    if np.isclose(factor, 1) or np.isclose(factor, 0, atol=1e-9):
        return ""
    if not _same(got, factor * expected):
        return ""
    if np.isclose(factor, -1):
        return "The size is right and the sign is not."
    simple = _FACTORS.get(round(factor, 9)) or f"{factor:.3g} times"
    whole = "value is" if expected.size == 1 else "values are all"
    if expected.size == 1 and not _is_simple(factor):
        return ""
    return (
        f"Your {whole} {simple} what they should be. Where could that factor come from?"
    )


def _is_simple(factor: float) -> bool:
    # A single number is some multiple of any other; only a round one says something.
    nearest = [round(factor), 1 / round(1 / factor) if round(1 / factor) else 0]
    return any(np.isclose(factor, n, rtol=1e-9) for n in nearest)


def _reordered(got: np.ndarray, expected: np.ndarray) -> str:
    if got.shape != expected.shape or expected.size < 3:
        return ""
    if expected.ndim == 1 and _same(got, expected[::-1]):
        return "The values are right, but in the opposite order."
    if expected.ndim == 1 and _same(got[1:], expected[:-1]):
        return "Your values come one position too late."
    if expected.ndim == 1 and _same(got[:-1], expected[1:]):
        return "Your values come one position too early."
    is_far = not np.allclose(got, expected, rtol=0, atol=1e-3 * np.ptp(expected))
    if is_far and _same(np.sort(got, axis=None), np.sort(expected, axis=None)):
        return "These are the right values in the wrong places."
    return ""


def _offset(got: np.ndarray, expected: np.ndarray) -> str:
    if got.shape != expected.shape or expected.size < 3:
        return ""
    difference = got - expected
    if _same(difference, np.full_like(difference, difference.flat[0])):
        return f"Every entry is off by the same amount, {difference.flat[0]:.3g}."
    return ""


_SENTENCES = (_transposed, _scaled, _reordered, _offset)
