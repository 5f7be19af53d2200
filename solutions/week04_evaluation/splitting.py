"""Parts of a data set that do not know each other: splits, scaling, cross-validation.

Shapes: `N` samples, `D` columns. `X` is `(N, D)`, `y` is `(N,)`. A part of the data is
an array of row numbers, int64, in any order. No function changes its inputs, and random
numbers come from `rng` alone.
"""

from collections.abc import Callable

import numpy as np

Fit = Callable[[np.ndarray, np.ndarray], object]
Score = Callable[[np.ndarray, np.ndarray], float]


def split_indices(
    n: int,
    fracs: tuple[float, float, float],
    rng: np.random.Generator,
    y: np.ndarray | None = None,
    groups: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Deal the row numbers 0 to n - 1 out to a training, validation and test part.

    Every row number is in exactly one part, and chance decides in which. The shares
    hold to within 1, rounding up or down as you like:

    - by default `|size of part p - fracs[p] * n| <= 1`;
    - with `y` the same for each class by itself: of `m` rows of a class, part p gets
      `fracs[p] * m` to within 1;
    - with `groups` all rows of a group are in one part, and the shares are shares of
      groups: of `m` groups, part p gets `fracs[p] * m` to within 1.

    Args:
        n: Number of rows, >= 1.
        fracs: Shares of train, validation and test, each >= 0; their sum is 1. A part
            with a share of 0 is empty.
        rng: Source of randomness, and the only one. The same state gives the same
            parts, another state others.
        y: Class of each row, shape `(n,)`, integer; the rows may come in any order.
        groups: Group of each row, shape `(n,)`, integer: for example the number of the
            patient that it was measured on. Not together with `y`.

    Returns:
        `(train, val, test)`, three int64 arrays. The order inside each is up to you.

    Raises:
        ValueError: If `fracs` are no shares, both `y` and `groups` are given, or one of
            them has not n entries.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> train, val, test = split_indices(10, (0.5, 0.3, 0.2), rng)
        >>> len(train), len(val), len(test)
        (5, 3, 2)
        >>> sorted([*train.tolist(), *val.tolist(), *test.tolist()])
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

    Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning"
    (2009), section 7.2.
    """
    _require_shares(fracs)
    _require_rows(n, y, groups)
    # BEGIN SOLUTION 4.1
    if groups is not None:
        names, member = np.unique(groups, return_inverse=True)
        parts = split_indices(len(names), fracs, rng)
        return tuple(np.flatnonzero(np.isin(member, part)) for part in parts)
    classes = np.zeros(n) if y is None else np.asarray(y)
    parts = [[], [], []]
    for c in np.unique(classes):
        rows = rng.permutation(np.flatnonzero(classes == c))
        # Rounding the bounds, not the sizes, leaves no remainder for the last part.
        bounds = np.round(np.cumsum(fracs)[:2] * len(rows)).astype(int)
        for part, piece in zip(parts, np.split(rows, bounds), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
    # END SOLUTION 4.1


class Standardizer:
    """Shifts and scales each column by what it learnt from the training rows.

    `transform(X)[i, j] = (X[i, j] - mean[j]) / std[j]`

    `mean` and `std` are those of the rows that `fit` saw last, and of no others; `std`
    is the population's, `sqrt(mean((x - mean(x))^2))`. A column with the same value in
    all of these rows is only shifted, as if its std were 1; any other is divided by its
    std, however small that is.

    Example:
        >>> scaler = Standardizer().fit(np.array([[1.0, 7.0], [3.0, 7.0]]))
        >>> scaler.transform(np.array([[2.0, 7.0], [5.0, 9.0]]))
        array([[0., 0.],
               [3., 2.]])
        >>> scaler.inverse_transform(np.array([[3.0, 2.0]]))
        array([[5., 9.]])

    Source: LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 4.3.
    """

    def fit(self, X: np.ndarray) -> "Standardizer":
        """Learn mean and standard deviation of each column.

        Args:
            X: Training rows, shape `(N, D)`, `N >= 1`, float or integer.

        Returns:
            The standardizer itself.
        """
        _require_table(X)
        # BEGIN SOLUTION 4.2
        X = np.asarray(X, dtype=np.float64)
        # The mean of equal numbers may be off in its last digit, and then the standard
        # deviation is tiny instead of 0.
        constant = X.max(axis=0) == X.min(axis=0)
        self.mean = np.where(constant, X[0], X.mean(axis=0))
        self.std = np.where(constant, 1.0, X.std(axis=0))
        return self
        # END SOLUTION 4.2

    def transform(self, X: np.ndarray) -> np.ndarray:
        """Shift and scale rows by what `fit` has learnt.

        Args:
            X: Rows, shape `(N, D)`, float or integer; not only those of `fit`.

        Returns:
            A new array of the same shape, float64.
        """
        _require_table(X)
        # BEGIN SOLUTION 4.2
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std
        # END SOLUTION 4.2

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        """Undo `transform`: `inverse_transform(transform(X)) = X`, up to rounding.

        Args:
            Z: Transformed rows, shape `(N, D)`, float or integer.

        Returns:
            A new array of the same shape, float64.
        """
        _require_table(Z)
        # BEGIN SOLUTION 4.2
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
        # END SOLUTION 4.2


def kfold(
    n: int, k: int, rng: np.random.Generator, y: np.ndarray | None = None
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Make k splits in which every row is validated exactly once.

    Chance deals the rows out to k folds. Split i validates on fold i and trains on all
    other folds. Fold sizes differ by at most 1. With `y` it is each class that is dealt
    out evenly: its numbers of rows in any two folds differ by at most 1.

    Args:
        n: Number of rows.
        k: Number of folds, `2 <= k <= n`.
        rng: Source of randomness, and the only one. The same state gives the same
            folds, another state others.
        y: Class of each row, shape `(n,)`, integer; the rows may come in any order.
            With `y`, the sizes of whole folds may differ by more than 1, and a fold
            may be empty if no class has k rows.

    Returns:
        A list of k pairs `(train, val)`, int64 arrays. The order inside each is up to
        you.

    Raises:
        ValueError: If k is not in `[2, n]` or `y` has not n entries.

    Example:
        >>> folds = kfold(5, 2, np.random.default_rng(0))
        >>> sorted(len(val) for train, val in folds)
        [2, 3]
        >>> all(set(train) | set(val) == set(range(5)) for train, val in folds)
        True

    Source: Stone (1974), "Cross-validatory choice and assessment of statistical
    predictions".
    """
    _require_folds(n, k)
    _require_rows(n, y, None)
    # BEGIN SOLUTION 4.5
    order = rng.permutation(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    fold = np.empty(n, dtype=np.int64)
    # Dealt out like cards, neighbours go to different folds.
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
    # END SOLUTION 4.5


def cross_validate(
    make_pipeline: Callable[[], tuple[Fit, Score]],
    X: np.ndarray,
    y: np.ndarray,
    k: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Score a pipeline on each of k folds, after training it on the other folds.

    A pipeline is all that learns from data: the preprocessing and the model behind it.
    Each fold gets a pipeline of its own, fresh from `make_pipeline`; its `fit` is
    called once, with the training rows as they stand in `X`, and its `score` once.

    Args:
        make_pipeline: Makes an untrained pipeline and returns it as a pair of
            functions, `(fit, score)`. `fit(X_train, y_train)` trains it, preprocessing
            included; `score(X_val, y_val)` returns its score on other rows.
        X: Samples, shape `(N, D)`.
        y: Class of each sample, shape `(N,)`, integer.
        k: Number of folds, `2 <= k <= N`.
        rng: Source of randomness, for the folds, and the only one.

    Returns:
        The k scores, shape `(k,)`, float64, in the order in which they were taken. The
        folds are those of `kfold` with `y`.

    Raises:
        ValueError: If the shapes do not fit or k is not in `[2, N]`.

    Example:
        >>> def always_one():
        ...     return lambda X, y: None, lambda X, y: float(np.mean(y == 1))
        >>> X, y = np.zeros((6, 2)), np.array([0, 1, 1, 0, 1, 1])
        >>> scores = cross_validate(always_one, X, y, 2, np.random.default_rng(0))
        >>> [round(float(score), 3) for score in scores]
        [0.667, 0.667]

    Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning"
    (2009), section 7.10.
    """
    _require_table(X)
    _require_rows(len(X), y, None)
    _require_folds(len(X), k)
    # BEGIN SOLUTION 4.5
    scores = []
    for train, val in kfold(len(X), k, rng, y):
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return np.array(scores, dtype=np.float64)
    # END SOLUTION 4.5


def _require_shares(fracs: tuple[float, float, float]) -> None:
    if len(fracs) != 3 or min(fracs) < 0 or abs(sum(fracs) - 1) > 1e-9:
        raise ValueError(
            "`fracs` must be three shares, each 0 or more, that sum to 1. "
            f"Received: {fracs}. Pass (0.7, 0.15, 0.15), for example."
        )


def _require_rows(n: int, y: np.ndarray | None, groups: np.ndarray | None) -> None:
    if y is not None and groups is not None:
        raise ValueError(
            "`y` and `groups` cannot be given together. Received: both. "
            "Pass the one by which the rows must be dealt out."
        )
    given = groups if y is None else y
    if given is not None and np.shape(given) != (n,):
        raise ValueError(
            f"There must be one class or group for each of the {n} rows. "
            f"Received: shape {np.shape(given)}."
        )


def _require_table(X: np.ndarray) -> None:
    if np.ndim(X) != 2:
        raise ValueError(
            f"`X` must have shape (N, D). Received: shape {np.shape(X)}. "
            "For one row, pass `x[np.newaxis, :]`."
        )


def _require_folds(n: int, k: int) -> None:
    if not 2 <= k <= n:
        raise ValueError(
            f"`k` must be at least 2 and at most {n}, the number of rows. "
            f"Received: {k}."
        )
