"""Loss functions in NumPy: how far a network's outputs are from what they should be.

Shapes: `N` samples, `C` classes. Logits are outputs that no activation has touched.
Losses are in nats (natural logarithm), and a mean unless a docstring says otherwise. No
function changes its inputs. "Integer" means NumPy's int64 or Python's int. Tests look
at values and shapes, and allow for the rounding even of float32; they do not look at
dtypes.
"""

import numpy as np

REDUCTIONS = ("mean", "none")


def residuals(pred: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Subtract the targets from the predictions, for the three losses below.

    Args:
        pred: Predictions: an array of any shape, a list or a number; float, integer, or
            uint8 as in images.
        target: What they should be, of the same shape.

    Returns:
        `pred - target`, float64, same shape.

    Raises:
        ValueError: If the shapes are not the same. This check is part of your task:
            `(N, 1)`, `(1, N)` and `(N,)` are different shapes, as are a number and a
            list of one number, and NumPy would not complain.

    Example:
        >>> residuals([3.0, 5.0], [1.0, 6.0])
        array([ 2., -1.])
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.5")


def mse_loss(pred: np.ndarray, target: np.ndarray) -> float:
    """Average the squared residuals: the mean squared error.

    `mse = mean of (pred - target)^2`, over all entries, without a factor 1/2

    Args:
        pred: Predictions, as in `residuals`.
        target: What they should be, of the same shape.

    Returns:
        The loss, a float.

    Raises:
        ValueError: If the shapes are not the same (see `residuals`).

    Example:
        >>> mse_loss([3.0, 5.0], [1.0, 6.0])
        2.5

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.1.4.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.5")


def mae_loss(pred: np.ndarray, target: np.ndarray) -> float:
    """Average the sizes of the residuals: the mean absolute error.

    `mae = mean of |pred - target|`, over all entries

    Args:
        pred: Predictions, as in `residuals`.
        target: What they should be, of the same shape.

    Returns:
        The loss, a float.

    Raises:
        ValueError: If the shapes are not the same (see `residuals`).

    Example:
        >>> mae_loss([3.0, 5.0], [1.0, 6.0])
        1.5

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.1.2.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.5")


def huber_loss(pred: np.ndarray, target: np.ndarray, delta: float = 1.0) -> float:
    """Average a loss that is a parabola for small residuals and straight for large.

    With `r = pred - target`, for each entry by itself:

    `huber = r^2 / 2 if |r| <= delta else delta * (|r| - delta / 2)`

    Args:
        pred: Predictions, as in `residuals`.
        target: What they should be, of the same shape.
        delta: Where the parabola ends, > 0.

    Returns:
        The mean over all entries, a float.

    Raises:
        ValueError: If the shapes are not the same (see `residuals`), or `delta` is not
            positive.

    Example:
        >>> huber_loss([3.0, 5.0], [1.0, 6.0])
        1.0

    Source: Huber (1964), "Robust estimation of a location parameter".
    """
    if not delta > 0:
        raise ValueError(
            f"`delta` must be positive. Received: {delta}. "
            "The loss is straight beyond a distance of delta from the target."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.5")


def softmax(z: np.ndarray, axis: int = -1) -> np.ndarray:
    """Turn scores into probabilities that sum to 1 along an axis.

    `softmax(z)[k] = exp(z[k]) / (exp(z[0]) + ... + exp(z[C-1]))`, along `axis`

    Args:
        z: Scores: an array with one axis or more, or lists, float or integer. Entries
            may be `-inf`, but not all along the axis.
        axis: The axis of the classes.

    Returns:
        Probabilities, float64, shape of `z`. A score of `-inf` gets probability 0.
        Scores of any size, such as 1000 and -1000, give the right result without any
        RuntimeWarning.

    Example:
        >>> softmax(np.array([[0.0, 0.0], [1000.0, 0.0]]))
        array([[0.5, 0.5],
               [1. , 0. ]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 4.1.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.6")


def log_softmax(z: np.ndarray, axis: int = -1) -> np.ndarray:
    """Compute the logarithm of `softmax` without losing small probabilities.

    `log_softmax(z)[k] = z[k] - log(exp(z[0]) + ... + exp(z[C-1]))`, along `axis`

    Args:
        z: Scores: an array with one axis or more, or lists, float or integer. Entries
            may be `-inf`, but not all along the axis.
        axis: The axis of the classes.

    Returns:
        Logarithms of probabilities, float64, shape of `z`. Finite for finite scores of
        any size, `-inf` for a score of `-inf`; no RuntimeWarning.

    Example:
        >>> log_softmax([0, 1000]).tolist()
        [-1000.0, 0.0]

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.6")


def cross_entropy_from_logits(
    z: np.ndarray, y: np.ndarray, reduction: str = "mean"
) -> float | np.ndarray:
    """Measure how surprised the softmax of the logits is by the true classes.

    `loss[i] = -log(softmax(z[i])[y[i]])`

    Args:
        z: Logits, shape `(N, C)`, float or integer, `N >= 1`.
        y: True class of each sample, shape `(N,)`, integers from 0 to `C - 1`.
        reduction: "mean" for the mean over the samples, "none" for each sample's loss.

    Returns:
        A float, or for "none" an array of shape `(N,)`. Right for logits of any size:
        a sure mistake costs a lot, but not infinity.

    Raises:
        ValueError: If the shapes do not fit, a label is no class, or `reduction` is not
            known.

    Example:
        >>> round(cross_entropy_from_logits(np.array([[0.0, 0.0]]), np.array([1])), 4)
        0.6931

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3.
    """
    _require_classes(z, y)
    if reduction not in REDUCTIONS:
        raise ValueError(
            f"`reduction` must be one of {REDUCTIONS}. Received: {reduction!r}. "
            "Leave it out for the mean."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.7")


def bce_from_logits(z: np.ndarray, y: np.ndarray) -> float:
    """Average the binary cross-entropy of yes-or-no questions.

    With `p = sigmoid(z) = 1 / (1 + exp(-z))`, the probability of yes:

    `loss = mean over i of -(y[i] * log(p[i]) + (1 - y[i]) * log(1 - p[i]))`

    Args:
        z: Logits, shape `(N,)`, float or integer, `N >= 1`.
        y: Targets, shape `(N,)`: 1 for yes, 0 for no. Numbers between (soft labels) are
            allowed, and the formula holds for them as it stands.

    Returns:
        The loss, a float. Right for logits of any size, without a RuntimeWarning.

    Raises:
        ValueError: If the shapes do not fit, or a target is not between 0 and 1.

    Example:
        >>> round(bce_from_logits(np.array([0.0, 0.0]), np.array([1.0, 0.0])), 4)
        0.6931

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.2.
    """
    _require_targets(z, y)
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.8")


def _require_classes(z: np.ndarray, y: np.ndarray) -> None:
    if np.ndim(z) != 2 or np.shape(y) != (len(z),) or len(z) == 0:
        raise ValueError(
            "`z` must have shape (N, C) and `y` shape (N,), N >= 1. "
            f"Received: shapes {np.shape(z)} and {np.shape(y)}. "
            "Labels are class numbers, not rows of zeros and ones."
        )
    labels = np.asarray(y)
    if labels.dtype.kind not in "iu" or not 0 <= labels.min() <= labels.max() < len(
        z[0]
    ):
        raise ValueError(
            "`y` must hold integers from 0 to C - 1. "
            f"Received: {np.unique(labels)} for C = {len(z[0])}. Count classes from 0."
        )


def _require_targets(z: np.ndarray, y: np.ndarray) -> None:
    if np.ndim(z) != 1 or np.shape(y) != (len(z),) or len(z) == 0:
        raise ValueError(
            "`z` and `y` must both have shape (N,), N >= 1. "
            f"Received: shapes {np.shape(z)} and {np.shape(y)}. "
            "For a table of yes-or-no questions, pass `z.ravel()` and `y.ravel()`."
        )
    if not 0 <= np.min(y) <= np.max(y) <= 1:
        raise ValueError(
            "`y` must hold numbers from 0 to 1. "
            f"Received: {np.min(y)} to {np.max(y)}. "
            "For labels -1 and 1, pass `(y + 1) / 2`."
        )
