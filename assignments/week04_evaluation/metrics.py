"""How good is a classifier, and what do its learning curves say? In NumPy.

Shapes: `N` samples, `C` classes. Labels are integers in `[0, C)`. No function changes
its inputs.
"""

import numpy as np


def confusion_matrix(
    y_true: np.ndarray, y_pred: np.ndarray, n_classes: int
) -> np.ndarray:
    """Count which class was taken for which.

    `matrix[i, j]` is the number of samples of class i that were predicted as class j.

    Args:
        y_true: True class of each sample, shape `(N,)`, in `[0, n_classes)`; any
            integer type, uint8 for example.
        y_pred: Predicted class of each sample, shape `(N,)`, the same.
        n_classes: C. A class may occur in neither of the two.

    Returns:
        Counts, shape `(C, C)`, int64: one row for each true class.

    Raises:
        ValueError: If the shapes differ or a label is out of range.

    Example:
        >>> confusion_matrix(np.array([0, 1, 1]), np.array([0, 1, 0]), n_classes=2)
        array([[1, 0],
               [1, 1]])

    Source: Fawcett (2006), "An introduction to ROC analysis", section 2.
    """
    _require_labels(y_true, y_pred, n_classes)
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.3")


def prf(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Read precision, recall and F1 off a confusion matrix.

    For class c, with `hits = cm[c, c]`:

    `precision = hits / (samples predicted as c);  recall = hits / (samples of class c)`

    `f1 = 2 * hits / (samples predicted as c + samples of class c)`

    A ratio 0 / 0 counts as 0, and raises no RuntimeWarning. `"macro"` takes the mean of
    each of the three over all C classes, also those that do not occur. `"micro"` adds
    up hits, predicted samples and samples over all classes first, and takes the three
    ratios of the sums.

    Args:
        cm: Counts, shape `(C, C)`, integer, one row for each true class.
        average: "macro" or "micro".

    Returns:
        `(precision, recall, f1)`, three floats in [0, 1].

    Raises:
        ValueError: If `cm` is not square or `average` is another text.

    Example:
        >>> prf(np.array([[1, 0], [1, 2]]), "micro")
        (0.75, 0.75, 0.75)
        >>> tuple(round(x, 4) for x in prf(np.array([[1, 0], [1, 2]]), "macro"))
        (0.75, 0.8333, 0.7333)

    Source: Manning, Raghavan and Schütze, "Introduction to Information Retrieval"
    (2008), section 13.6.
    """
    _require_matrix(cm, average)
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.3")


def roc_auc(y: np.ndarray, score: np.ndarray) -> float:
    """Measure how well scores put positives above negatives.

    Over all pairs of a positive and a negative sample:

    `roc_auc = (pairs with the positive higher + 0.5 * pairs with equal scores) / pairs`

    It is the area under the curve of true positive rate against false positive rate.

    Args:
        y: Class of each sample, shape `(N,)`, 0 or 1; both occur.
        score: Score of each sample, shape `(N,)`, float or any integer type; higher
            means rather 1.

    Returns:
        A float in [0, 1].

    Raises:
        ValueError: If the shapes differ, a label is neither 0 nor 1, or only one of the
            two occurs.

    Example:
        >>> roc_auc(np.array([0, 1, 0, 1]), np.array([0.1, 0.2, 0.3, 0.4]))
        0.75

    Source: Hanley and McNeil (1982), "The meaning and use of the area under a receiver
    operating characteristic (ROC) curve".
    """
    _require_scores(y, score)
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.4")


def pr_auc(y: np.ndarray, score: np.ndarray) -> float:
    """Measure precision over all recalls: the average precision.

    Each different score, from the highest to the lowest, is a threshold t at which
    every sample with `score >= t` is called positive. With precision P and recall R at
    threshold number k = 1, 2, ... and R = 0 before the first:

    `pr_auc = sum_k (R[k] - R[k-1]) * P[k]`

    Args:
        y: Class of each sample, shape `(N,)`, 0 or 1; both occur.
        score: Score of each sample, shape `(N,)`, float or any integer type; higher
            means rather 1.

    Returns:
        A float in (0, 1].

    Raises:
        ValueError: If the shapes differ, a label is neither 0 nor 1, or only one of the
            two occurs.

    Example:
        >>> round(pr_auc(np.array([0, 1, 0, 1]), np.array([0.1, 0.2, 0.3, 0.4])), 4)
        0.8333

    Source: Davis and Goadrich (2006), "The relationship between precision-recall and
    ROC curves".
    """
    _require_scores(y, score)
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.4")


def diagnose_curves(history: dict[str, list[float]], bayes: float) -> str:
    """Say in a word what is wrong with a training run, from its two loss curves.

    Measure distances in parts of `loss[0] - bayes`, the way from the first training
    loss down to the best loss that any model can have. The first that fits is the
    answer:

    - "diverging": a loss is NaN or infinite, or training ends above where it began;
    - "underfit": training ends far above `bayes`;
    - "overfit": validation ends far above training;
    - "good": none of these.

    A curve ends at the mean or median of its last five epochs, or about so many. "Far"
    is a quarter of the way or more. No curve of the tests is a close call: in them such
    a distance is below 0.12 or above 0.35 of the way, and training ends clearly above
    or clearly below where it began. Losses are noisy by about 0.01 of the way, and an
    epoch in the middle may be very loud.

    Args:
        history: The keys "loss" and "val_loss", each a list with one mean loss per
            epoch, of the training and of the validation part; at least 20 epochs.
        bayes: The best loss that any model can have on this problem, < `loss[0]`.

    Returns:
        "diverging", "underfit", "overfit" or "good".

    Raises:
        ValueError: If the two lists differ in length or are too short.

    Example:
        >>> falling = [2.0 * 0.8**epoch for epoch in range(30)]
        >>> diagnose_curves({"loss": falling, "val_loss": falling}, bayes=0.0)
        'good'

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections 5.2 and
    11.4.1.
    """
    _require_history(history)
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.6")


def _require_labels(y_true: np.ndarray, y_pred: np.ndarray, n_classes: int) -> None:
    if np.ndim(y_true) != 1 or np.shape(y_true) != np.shape(y_pred):
        raise ValueError(
            "`y_true` and `y_pred` must have one and the same shape (N,). "
            f"Received: shapes {np.shape(y_true)} and {np.shape(y_pred)}."
        )
    labels = np.concatenate([y_true, y_pred])
    if np.any((labels < 0) | (labels >= n_classes)):
        raise ValueError(
            f"Labels must be in [0, {n_classes}). Received: {np.unique(labels)}."
        )


def _require_matrix(cm: np.ndarray, average: str) -> None:
    if np.ndim(cm) != 2 or np.shape(cm)[0] != np.shape(cm)[1]:
        raise ValueError(f"`cm` must be square. Received: shape {np.shape(cm)}.")
    if average not in ("macro", "micro"):
        raise ValueError(
            f'`average` must be "macro" or "micro". Received: {average!r}.'
        )


def _require_scores(y: np.ndarray, score: np.ndarray) -> None:
    if np.ndim(y) != 1 or np.shape(y) != np.shape(score):
        raise ValueError(
            "`y` and `score` must have one and the same shape (N,). "
            f"Received: shapes {np.shape(y)} and {np.shape(score)}."
        )
    if set(np.unique(y)) != {0, 1}:
        raise ValueError(
            "`y` must hold both 0 and 1, and nothing else: with one class there are no "
            f"pairs to compare. Received: {np.unique(y)}."
        )


def _require_history(history: dict[str, list[float]]) -> None:
    epochs = len(history["loss"]), len(history["val_loss"])
    if epochs[0] != epochs[1] or epochs[0] < 20:
        raise ValueError(
            '"loss" and "val_loss" must have one entry for each of at least 20 epochs. '
            f"Received: {epochs[0]} and {epochs[1]} entries."
        )
