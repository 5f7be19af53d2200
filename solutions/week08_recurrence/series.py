"""Time series for networks: windows, parts in the order of time, and returns.

A series is an array of shape `(n,)`, one float a day, the oldest first. Inputs stay as
they are.
"""

import numpy as np


def make_windows(
    s: np.ndarray, width: int, horizon: int = 1, stride: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Cut a series into windows and the value that each of them has to foretell.

    Window `i` starts at `i * stride`. Its target comes `horizon` steps after its last
    value:

    `X[i, j, 0] = s[i * stride + j]` for `0 <= j < width`
    `y[i] = s[i * stride + width - 1 + horizon]`

    Args:
        s: Series, shape `(n,)`, float.
        width: Values in a window, >= 1.
        horizon: How far ahead the target is, >= 1.
        stride: How far apart windows start, >= 1.

    Returns:
        `(X, y)` of shape `(M, width, 1)` and `(M,)`, with as many windows as have their
        target in the series; in a series too short for one, `M` is 0.

    Raises:
        ValueError: If `s` is not one-dimensional or a number is less than 1.

    Example:
        >>> X, y = make_windows(np.array([1.0, 2.0, 3.0, 4.0]), width=2)
        >>> X[..., 0].tolist(), y.tolist()
        ([[1.0, 2.0], [2.0, 3.0]], [3.0, 4.0])
    """
    _require_series(s)
    if min(width, horizon, stride) < 1:
        raise ValueError(
            "`width`, `horizon` and `stride` must be at least 1. "
            f"Received: {width}, {horizon} and {stride}."
        )
    # BEGIN SOLUTION 8.6
    count = max(0, (len(s) - width - horizon) // stride + 1)
    starts = stride * np.arange(count)
    values = np.asarray(s)
    X = values[starts[:, np.newaxis] + np.arange(width)]
    return X[..., np.newaxis], values[starts + width - 1 + horizon]
    # END SOLUTION 8.6


def time_split(
    n: int, fracs: tuple[float, float, float], gap: int = 0
) -> tuple[slice, slice, slice]:
    """Split the rows 0 to n - 1 into past, less past and least past.

    Training comes first, then validation, then test, each a stretch of rows in the
    order of time. Their sizes are their shares of `n` to within 1. Then validation and
    test give up their first `gap` rows, so that `gap` rows of nobody's lie at either
    border; with `gap = 0` every row is in exactly one part.

    Args:
        n: Number of rows, >= 1.
        fracs: Shares of training, validation and test; they sum to 1.
        gap: Rows that are left out at each border, >= 0, and fewer than validation and
            test have.

    Returns:
        `(train, val, test)`: slices of rows, with `start` and `stop` as ints in
        `[0, n]` and a step of 1 or None.

    Raises:
        ValueError: If shares do not sum to 1, or a number is out of its range.

    Example:
        >>> [(part.start, part.stop) for part in time_split(20, (0.5, 0.25, 0.25), 2)]
        [(0, 10), (12, 15), (17, 20)]
    """
    if len(fracs) != 3 or min(fracs) < 0 or abs(sum(fracs) - 1) > 1e-9:
        raise ValueError(f"`fracs` must be three shares that sum to 1, not {fracs}.")
    if n < 1 or gap < 0:
        raise ValueError(f"`n` must be >= 1 and `gap` >= 0, not {n} and {gap}.")
    # BEGIN SOLUTION 8.7
    first = round(fracs[0] * n)
    second = round((fracs[0] + fracs[1]) * n)
    return slice(0, first), slice(first + gap, second), slice(second + gap, n)
    # END SOLUTION 8.7


def to_returns(p: np.ndarray) -> np.ndarray:
    """Turn prices into log returns.

    `r[t] = log(p[t + 1] / p[t])`

    Args:
        p: Prices, shape `(n,)`, float, all above 0; n >= 1.

    Returns:
        Returns, shape `(n - 1,)`.

    Raises:
        ValueError: If `p` is not one-dimensional or a price is not above 0.

    Example:
        >>> to_returns(np.array([1.0, 2.0, 1.0])).round(4).tolist()
        [0.6931, -0.6931]
    """
    _require_series(p)
    if np.size(p) == 0 or not np.all(np.asarray(p) > 0):
        raise ValueError("`p` must hold prices, at least one, and all above 0.")
    # BEGIN SOLUTION 8.7
    return np.diff(np.log(p))
    # END SOLUTION 8.7


def from_returns(p0: float, r: np.ndarray) -> np.ndarray:
    """Turn log returns back into prices: the inverse of `to_returns`.

    Args:
        p0: The first price, above 0.
        r: Log returns, shape `(n,)`, float.

    Returns:
        Prices, shape `(n + 1,)`; the first is `p0`.

    Raises:
        ValueError: If `r` is not one-dimensional.

    Example:
        >>> from_returns(3.0, np.log([2.0, 0.5])).round(9).tolist()
        [3.0, 6.0, 3.0]
    """
    _require_series(r)
    # BEGIN SOLUTION 8.7
    return p0 * np.exp(np.concatenate([[0.0], np.cumsum(r)]))
    # END SOLUTION 8.7


def scale_by_train(x: np.ndarray, train: slice) -> tuple[np.ndarray, float, float]:
    """Scale a series by what its training part looks like.

    `z[t] = (x[t] - mean) / std`, with mean and standard deviation (ddof = 0) of
    `x[train]` alone

    Args:
        x: Series, shape `(n,)`, float.
        train: Its training rows, at least one. If they are all equal, `std` is 1.

    Returns:
        `(z, mean, std)`: the whole series, scaled, shape `(n,)`, and the two numbers,
        with which a forecast can be scaled back.

    Raises:
        ValueError: If `x` is not one-dimensional or `train` holds no row.

    Example:
        >>> z, mean, std = scale_by_train(np.array([1.0, 3.0, 8.0]), slice(0, 2))
        >>> z.tolist(), mean, std
        ([-1.0, 1.0, 6.0], 2.0, 1.0)
    """
    _require_series(x)
    if len(x[train]) == 0:
        raise ValueError(f"`train` must hold a row of {len(x)}. Received: {train}.")
    # BEGIN SOLUTION 8.7
    past = x[train]
    mean, std = float(past.mean()), float(past.std())
    if past.min() == past.max():  # rounding can make std 1e-17
        std = 1.0
    return (x - mean) / std, mean, std
    # END SOLUTION 8.7


def _require_series(s: np.ndarray) -> None:
    """Check that a series is one-dimensional."""
    if np.ndim(s) != 1:
        raise ValueError(
            "A series must have shape (n,). "
            f"Received: {np.shape(s)}. Pass one column, for example `prices[:, 0]`."
        )
