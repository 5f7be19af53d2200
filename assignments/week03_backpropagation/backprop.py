"""Backpropagation through a network of dense layers, in NumPy, and a check of it.

Shapes: `N` samples, `I` inputs and `O` outputs of a layer, `C` classes. `dout` is the
derivative of the loss with respect to a layer's output, and has that output's shape.
Inputs are float64 and stay as they are; results are float64 (float32 is fine too).

A network is a list of layers, `params = [{"W": (I, O), "b": (O,)}, ...]`. Its hidden
layers have an activation, its last layer has none: what comes out are logits.
"""

from collections.abc import Callable

import numpy as np

Layers = list[dict[str, np.ndarray]]

LEAK = 0.01
KINDS = ("relu", "leaky_relu", "sigmoid", "tanh")


def dense_backward(
    dout: np.ndarray, x: np.ndarray, W: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass a gradient back through the dense layer `out = x @ W + b`.

    With `L` the loss and `dout = dL/dout`, it returns `dL/dx`, `dL/dW` and `dL/db`.
    Any mean over the batch is part of `L`, and so is already in `dout`.

    Args:
        dout: Shape `(N, O)`, float.
        x: The layer's input, shape `(N, I)`, float.
        W: Weights, shape `(I, O)`, float.

    Returns:
        `(dx, dW, db)`, of shape `(N, I)`, `(I, O)` and `(O,)`.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> dx, dW, db = dense_backward(
        ...     np.array([[1.0], [2.0]]), np.array([[3.0], [5.0]]), np.array([[10.0]])
        ... )
        >>> dx.tolist(), dW.tolist(), db.tolist()
        ([[10.0], [20.0]], [[13.0]], [3.0])

    Source: Rumelhart, Hinton and Williams (1986), "Learning representations by
    back-propagating errors", Nature 323.
    """
    fit = np.ndim(dout) == np.ndim(x) == np.ndim(W) == 2
    if not fit or (len(dout), len(W), dout.shape[1]) != (*x.shape, W.shape[1]):
        raise ValueError(
            "`dout`, `x` and `W` must have shapes (N, O), (N, I) and (I, O). "
            f"Received: {np.shape(dout)}, {np.shape(x)} and {np.shape(W)}. "
            "`dout` has the shape of the layer's output `x @ W + b`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 3.2")


def activation_backward(dout: np.ndarray, z: np.ndarray, kind: str) -> np.ndarray:
    """Pass a gradient back through the activation `out = f(z)`.

    `dz = dL/dz`, where `dout = dL/dout`, entry by entry.

    Args:
        dout: Any shape, float.
        z: Pre-activations: what went into `f`, not what came out; the same shape.
        kind: "relu", "leaky_relu" (slope 0.01 on the negative side), "sigmoid", "tanh".

    Returns:
        The gradient, same shape. At `z = 0` the slope of "relu" is set to 0, and that
        of "leaky_relu" to 0.01. Where `z` is as far out as -1000 or 1000 the slopes of
        "sigmoid" and "tanh" are 0, not NaN.

    Raises:
        ValueError: If `kind` is another text or the shapes differ.

    Example:
        >>> activation_backward(np.array([5.0, 5.0]), np.array([-2.0, 3.0]), "relu")
        array([0., 5.])
    """
    _require_kind(kind)
    if np.shape(dout) != np.shape(z):
        raise ValueError(
            "`dout` and `z` must have the same shape. "
            f"Received: {np.shape(dout)} and {np.shape(z)}. "
            "Pass the pre-activations of the layer that `dout` belongs to."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 3.3")


def softmax_ce_backward(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Differentiate the mean cross-entropy with respect to the logits.

    `dz = dL/dz`, with `L = mean_i -log softmax(z[i])[y[i]]`

    Args:
        z: Logits, shape `(N, C)`, float. They may be as large as 1000.
        y: True class of each sample, shape `(N,)`, integer in `[0, C)`.

    Returns:
        The gradient, shape `(N, C)`. Every row sums to 0.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> softmax_ce_backward(np.zeros((1, 4)), np.array([2]))
        array([[ 0.25,  0.25, -0.75,  0.25]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.
    """
    if np.ndim(z) != 2 or np.shape(y) != (len(z),):
        raise ValueError(
            "`z` must have shape (N, C) and `y` shape (N,). "
            f"Received: {np.shape(z)} and {np.shape(y)}. "
            "`y` holds class numbers, not one-hot rows."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 3.4")


def loss_and_gradients(
    X: np.ndarray, y: np.ndarray, params: Layers, activation: str = "relu"
) -> tuple[float, Layers]:
    """Run a batch through a network, and differentiate its loss by all parameters.

    A dense layer computes `z = x @ W + b`. What comes out of a hidden layer goes
    through the activation into the next layer; the last layer's `z` are the logits.

    `loss = mean_i -log softmax(logits[i])[y[i]]`

    Args:
        X: Samples, shape `(N, D)`, float64.
        y: True class of each sample, shape `(N,)`, integer in `[0, C)`.
        params: One dict `{"W": (I, O), "b": (O,)}` for each layer, first layer first;
            one layer or more.
        activation: "relu", "leaky_relu" (slope 0.01 on the negative side), "sigmoid" or
            "tanh", the same in all hidden layers.

    Returns:
        `(loss, grads)`: the loss, a float, and its gradients, a list of dicts with the
        names and shapes of `params`. Both are right for logits of 1000 too. `X`, `y`
        and `params` stay as they are.

    Raises:
        ValueError: If `X` does not fit the first layer, or `activation` is another
            text.

    Example:
        >>> params = [{"W": np.zeros((3, 2)), "b": np.zeros(2)}]
        >>> X, y = np.array([[1.0, 2.0, 4.0]]), np.array([0])
        >>> loss, grads = loss_and_gradients(X, y, params)
        >>> round(loss, 6), grads[0]["W"].tolist()
        (0.693147, [[-0.5, 0.5], [-1.0, 1.0], [-2.0, 2.0]])

    Source: Nielsen, "Neural Networks and Deep Learning" (2015), chapter 2.
    """
    _require_kind(activation)
    if np.ndim(X) != 2 or np.shape(X)[1] != len(params[0]["W"]):
        raise ValueError(
            "`X` must have shape (N, D), and the first `W` D rows. "
            f"Received: {np.shape(X)} and {np.shape(params[0]['W'])}. "
            "For one sample, pass `X[np.newaxis, :]`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 3.5")


def gradient_check(
    f: Callable[[np.ndarray], np.ndarray],
    grad: Callable[[np.ndarray, np.ndarray], np.ndarray],
    x: np.ndarray,
    rng: np.random.Generator,
    n_probe: int = 20,
) -> tuple[bool, float]:
    """Compare a backward function with slopes measured by central differences.

    `f` may return one number or an array, as a layer does. To get one number to
    differentiate, its output is weighted with random `dout`, drawn once from `rng` and
    of different sizes, as normal numbers are:

    `L(x) = sum(dout * f(x));  claimed gradient g = grad(x, dout)`

    Each probe takes a random direction `v` of the shape of `x`, in which all entries
    are moved at once, and compares two slopes of `L` along `v`:

    `measured = (L(x + h*v) - L(x - h*v)) / (2h);  claimed = sum(g * v);  h = 1e-5`

    `error = ||measured - claimed|| / max(||measured||, ||claimed||)`

    over the vectors of all probes; it is 0 if both vectors are 0. (If they are rounding
    noise, but not 0, any error will do.)

    Args:
        f: Function of an array like `x`; smooth around `x`.
        grad: Backward function: takes `x` and `dout`, an array of the shape of `f(x)`
            (a number or 0-d array where `f` returns a number), returns dL/dx. Its
            values may be wrong; they are finite, and in the shape of `x`.
        x: Where to check, any shape, float64. It stays as it is.
        rng: Source of `dout` and the directions, in any order; the same seed gives the
            same error.
        n_probe: Number of probes, >= 1. More of them, or trying every entry of `x` in
            turn instead of random directions, is fine too.

    Returns:
        `(ok, error)`: whether `error` is below 1e-4, and the error, a float >= 0.

    Raises:
        ValueError: If `n_probe` is less than 1.

    Example:
        >>> x, rng = np.array([1.0, 2.0]), np.random.default_rng(0)
        >>> gradient_check(np.sin, lambda x, dout: dout * np.cos(x), x, rng)[0]
        True
        >>> gradient_check(np.sin, lambda x, dout: dout * np.sin(x), x, rng)[0]
        False

    Source: Griewank and Walther, "Evaluating Derivatives" (2008), section 8.1.
    """
    if n_probe < 1:
        raise ValueError(
            f"`n_probe` must be at least 1. Received: {n_probe}. "
            "Without a probe nothing is checked."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 3.6")


def _require_kind(kind: str) -> None:
    if kind not in KINDS:
        raise ValueError(f"The activation must be one of {KINDS}. Received: {kind!r}.")
