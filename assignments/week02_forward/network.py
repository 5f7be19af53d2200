"""A network of dense layers in NumPy: its parameters and its forward pass.

Shapes: `N` samples, `D` inputs, `C` outputs; one layer turns `Din` numbers into `Dout`.
A network's parameters are a list with one dict `{"W": W, "b": b}` for each layer. All
results are float64, unless a docstring says otherwise, and no function changes its
inputs. "Integer" means NumPy's int64 or Python's int. Tests look at values and shapes,
and allow for the rounding even of float32; they do not look at dtypes.
"""

from itertools import pairwise

import numpy as np

SCHEMES = ("he", "glorot")
ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")


def init_mlp(
    sizes: list[int], rng: np.random.Generator, scheme: str = "he"
) -> list[dict[str, np.ndarray]]:
    """Draw the first weights of a network and set its biases to 0.

    Weights come from a normal distribution with mean 0 and a variance that depends on
    how many units a layer connects:

    `Var(W) = 2 / Din` for "he";  `Var(W) = 2 / (Din + Dout)` for "glorot"

    Args:
        sizes: Number of inputs, units of each hidden layer, number of outputs: two or
            more ints, each >= 1. `[3, 5, 2]` has 3 inputs, 5 hidden units, 2 outputs.
        rng: Source of all random numbers. You may draw from it in any order.
        scheme: "he" or "glorot".

    Returns:
        A list with one dict for each layer, first layer first; a layer leads from one
        size to the next. `"W"`: weights, shape `(Din, Dout)`; `"b"`: biases, all 0,
        shape `(Dout,)`.

    Raises:
        ValueError: If `sizes` has fewer than two entries or one below 1, or `scheme` is
            not known.

    Example:
        >>> layers = init_mlp([3, 5, 2], np.random.default_rng(0))
        >>> [layer["W"].shape for layer in layers]
        [(3, 5), (5, 2)]
        >>> layers[1]["b"]
        array([0., 0.])

    Source: He et al. (2015), "Delving deep into rectifiers", section 2.2; Glorot and
    Bengio (2010), "Understanding the difficulty of training deep feedforward neural
    networks", section 4.2.1.
    """
    _require_sizes(sizes)
    _require_known("scheme", scheme, SCHEMES)
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.1")


def count_parameters(sizes: list[int], bias: bool = True) -> int:
    """Count the numbers that training may change: weights, and biases if there are any.

    Args:
        sizes: Number of inputs, units of each hidden layer, number of outputs, as in
            `init_mlp`.
        bias: Whether the layers have biases.

    Returns:
        The number of parameters, an int; exact for all networks with fewer than 2^53.

    Raises:
        ValueError: If `sizes` has fewer than two entries or one below 1.

    Example:
        >>> count_parameters([2, 3])
        9
        >>> count_parameters([2, 3], bias=False)
        6

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.4.
    """
    _require_sizes(sizes)
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.2")


def dense_forward(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Compute the pre-activations of one layer for a batch of samples.

    `z[i, k] = x[i, 0] * W[0, k] + ... + x[i, Din-1] * W[Din-1, k] + b[k]`

    Args:
        x: Inputs of the layer, shape `(N, Din)`, float or integer.
        W: Weights, shape `(Din, Dout)`; `W[j, k]` leads from input `j` to unit `k`.
        b: Biases, one for each unit, shape `(Dout,)`.

    Returns:
        Pre-activations, shape `(N, Dout)`.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> W = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]])
        >>> dense_forward(np.array([[1.0, 2.0]]), W, np.array([5.0, 0.0, 0.5]))
        array([[6. , 2. , 4.5]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.4.
    """
    _require_layer(x, W, b)
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.3")


def activate(z: np.ndarray, activation: str) -> np.ndarray:
    """Apply an activation function, given by its name, to every entry.

    `relu(z) = max(z, 0);  tanh(z);  sigmoid(z) = 1 / (1 + exp(-z));  linear(z) = z`

    Args:
        z: Pre-activations, any shape, float or integer.
        activation: "relu", "tanh", "sigmoid" or "linear". `np.tanh` is allowed.

    Returns:
        Activations, same shape. `z` stays as it is. For `z = -1000` and `z = 1000` all
        results are right, and there is no RuntimeWarning.

    Raises:
        ValueError: If `activation` is not known.

    Example:
        >>> activate(np.array([-2.0, 0.0, 3.0]), "relu")
        array([0., 0., 3.])
        >>> activate(np.array([-2.0, 0.0, 3.0]), "linear")
        array([-2.,  0.,  3.])
    """
    _require_known("activation", activation, ACTIVATIONS)
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.4")


def mlp_forward(
    x: np.ndarray, params: list[dict[str, np.ndarray]], activation: str = "relu"
) -> tuple[np.ndarray, list[dict[str, np.ndarray]]]:
    """Send a batch through all layers of a network.

    Each layer is `dense_forward`. What comes out of a hidden layer goes through the
    activation and then into the next layer. The last layer has no activation: its
    pre-activations are the network's outputs, called logits.

    Args:
        x: Samples, shape `(N, D)`.
        params: One dict `{"W": W, "b": b}` for each layer, as `init_mlp` returns them;
            one layer or more, and no dict twice.
        activation: Activation of the hidden layers: "relu", "tanh", "sigmoid" or
            "linear".

    Returns:
        `(logits, cache)`. Logits have shape `(N, C)`. `cache` is a list with one dict
        for each layer, first layer first: `"x"`, what went into the layer, shape
        `(N, Din)`, and `"z"`, its pre-activations, shape `(N, Dout)`. Week 3 needs both
        to compute gradients.

    Raises:
        ValueError: If there is no layer, or `activation` is not known.

    Example:
        >>> params = [
        ...     {"W": np.array([[1.0, -1.0]]), "b": np.array([0.0, 0.5])},
        ...     {"W": np.array([[2.0], [3.0]]), "b": np.array([-1.0])},
        ... ]
        >>> logits, cache = mlp_forward(np.array([[4.0]]), params)
        >>> logits
        array([[7.]])
        >>> cache[0]["z"], cache[1]["x"]
        (array([[ 4. , -3.5]]), array([[4., 0.]]))

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.4.
    """
    _require_known("activation", activation, ACTIVATIONS)
    if not len(params):
        raise ValueError(
            "`params` must hold one layer or more. Received: an empty list. "
            "Pass what `init_mlp` returns."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 2.4")


def _require_sizes(sizes: list[int]) -> None:
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(
            "`sizes` must hold two or more numbers, each 1 or more. "
            f"Received: {sizes}. Pass inputs first and outputs last: [3, 5, 2]."
        )


def _require_known(argument: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise ValueError(
            f"`{argument}` must be one of {known}. Received: {name!r}. "
            "Names are written in lower case."
        )


def _require_layer(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> None:
    shapes = np.shape(x), np.shape(W), np.shape(b)
    if [len(shape) for shape in shapes] != [2, 2, 1]:
        raise ValueError(
            "`x`, `W` and `b` must have shapes (N, Din), (Din, Dout) and (Dout,). "
            f"Received: {shapes}. For one sample, pass `x[np.newaxis, :]`."
        )
    if shapes[0][1] != shapes[1][0] or shapes[1][1:] != shapes[2]:
        raise ValueError(
            "`W` must have one row for each input, and one column for each bias. "
            f"Received: shapes {shapes}. Which of the three does not belong?"
        )
