"""One network, many heads: output activations and losses compared.

A head is what follows the logits: an output activation and the loss that belongs to it.
Tests look at values, and allow for the rounding even of float32.
"""

import numpy as np
from losses import bce_from_logits, cross_entropy_from_logits, mse_loss
from network import activate, mlp_forward

HIDDEN = ("relu", "tanh", "sigmoid")
HEADS = ("softmax+cross_entropy", "sigmoid+bce", "sigmoid+mse", "linear+mse")
TASKS = ("binary", "multiclass", "multilabel", "regression")


def compare_heads(
    X: np.ndarray, y: np.ndarray, params: list[dict[str, np.ndarray]]
) -> dict[str, dict[str, float]]:
    """Compute four losses of one network, for each of three hidden activations.

    `mlp_forward` gives the logits. The target of sample `i` is its class, or, one-hot,
    a row of C numbers with 1 at `y[i]` and 0 elsewhere:

    - "softmax+cross_entropy": `cross_entropy_from_logits` of logits and classes.
    - "sigmoid+bce": `bce_from_logits` of all N * C logits against the one-hot rows;
      each entry is a yes-or-no question of its own.
    - "sigmoid+mse": `mse_loss` of `sigmoid(logits)` against the one-hot rows.
    - "linear+mse": `mse_loss` of the logits themselves against the one-hot rows.

    Args:
        X: Samples, shape `(N, D)`.
        y: True class of each sample, shape `(N,)`, integers from 0 to `C - 1`. Not
            every class need occur.
        params: The network's parameters, as in `mlp_forward`, with `C` outputs.

    Returns:
        A dict with the keys "relu", "tanh" and "sigmoid", the activation of the hidden
        layers. Each value is a dict with the four names above as keys and losses,
        floats, as values.

    Example:
        >>> params = [{"W": np.zeros((2, 3)), "b": np.array([0.0, 1.0, 0.0])}]
        >>> row = compare_heads(np.ones((1, 2)), np.array([1]), params)["tanh"]
        >>> round(row["linear+mse"], 4), round(row["sigmoid+mse"], 4)
        (0.0, 0.1908)

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.9")


def recommend_head(task: str) -> tuple[str, str]:
    """Name the usual output activation and loss for a kind of task.

    Args:
        task: "binary": one yes-or-no question, one output.
            "multiclass": exactly one of C classes is right.
            "multilabel": any number of C labels may be right, none or all of them too.
            "regression": a number of any size, without outliers.

    Returns:
        `(activation, loss)`: the activation is "linear", "sigmoid" or "softmax", the
        loss "mse", "bce" or "cross_entropy".

    Raises:
        ValueError: If `task` is not known.

    Example:
        >>> recommend_head("regression")
        ('linear', 'mse')

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.
    """
    if task not in TASKS:
        raise ValueError(
            f"`task` must be one of {TASKS}. Received: {task!r}. "
            "Names are written in lower case."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.9")
