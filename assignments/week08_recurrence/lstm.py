"""An LSTM by hand.

Shapes: `N` sequences, `T` steps, `D` inputs of a step, `H` hidden units; a batch of
sequences is `(N, T, D)`, so axis 1 is time. Inputs are float64 and stay as they are;
results are float64 (float32 is fine too).

The parameters are stored as Keras stores them: side by side, the columns of the input
gate `i`, the forget gate `f`, the candidate `g` and the output gate `o`, `H` columns
each. So `W` is `(D, 4H)`, `U` is `(H, 4H)` and `b` is `(4H,)`.
"""

import numpy as np


def lstm_step(
    x: np.ndarray,
    h: np.ndarray,
    c: np.ndarray,
    W: np.ndarray,
    U: np.ndarray,
    b: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Take one step of an LSTM.

    `z = x @ W + h @ U + b`, of shape `(N, 4H)`, is cut into `z_i, z_f, z_g, z_o`, and

    `i = sigmoid(z_i);  f = sigmoid(z_f);  g = tanh(z_g);  o = sigmoid(z_o)`
    `c_new = f * c + i * g;  h_new = o * tanh(c_new)`

    Args:
        x: Input of this step, shape `(N, D)`, float.
        h: Hidden state, shape `(N, H)`, float.
        c: Cell state, shape `(N, H)`, float.
        W: Weights of the input, shape `(D, 4H)`, float; columns in order i, f, g, o.
        U: Weights of the hidden state, shape `(H, 4H)`, float; the same order.
        b: Bias, shape `(4H,)`, float; the same order.

    Returns:
        `(h_new, c_new)`, both of shape `(N, H)`. With pre-activations as far out as
        -1000 or 1000 the gates are 0 or 1, and no warning appears.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> h, c = lstm_step(np.zeros((1, 1)), np.zeros((1, 1)), np.array([[2.0]]),
        ...                  np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4))
        >>> h.round(4).tolist(), c.tolist()
        ([[0.3808]], [[1.0]])

    Source: Hochreiter and Schmidhuber (1997), "Long short-term memory", Neural
    Computation 9; with the forget gate of Gers, Schmidhuber and Cummins (2000).
    """
    _require_lstm(np.shape(x), W, U, b)
    # YOUR CODE HERE
    raise NotImplementedError("Task 8.3")


def lstm_forward(
    x: np.ndarray,
    W: np.ndarray,
    U: np.ndarray,
    b: np.ndarray,
    mask: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Run an LSTM over sequences that may be padded.

    It starts with `h = 0` and `c = 0` and takes `lstm_step` at each step. At a step
    that the mask leaves out, `h` and `c` of that sequence stay what they are.

    Args:
        x: Sequences, shape `(N, T, D)`, float; T >= 1.
        W: Weights of the input, shape `(D, 4H)`, as in `lstm_step`.
        U: Weights of the hidden state, shape `(H, 4H)`.
        b: Bias, shape `(4H,)`.
        mask: True where a step counts and False where it is padding, shape `(N, T)`,
            bool; padding may stand anywhere. None means that all steps count.

    Returns:
        `(hs, h, c)`: `h` after each step, shape `(N, T, H)`, and `h` and `c` after the
        last step, both `(N, H)`. At a step that is left out `hs` repeats the `h` before
        it.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> W, U, b = np.array([[0.0, 0.0, 9.0, 0.0]]), np.zeros((1, 4)), np.zeros(4)
        >>> x = np.array([[[1.0], [1.0]]])
        >>> hs, h, c = lstm_forward(x, W, U, b, mask=np.array([[True, False]]))
        >>> hs.round(4).tolist(), h.round(4).tolist(), c.round(4).tolist()
        ([[[0.2311], [0.2311]]], [[0.2311]], [[0.5]])

    Source: Keras's documentation, `keras.layers.LSTM`.
    """
    _require_lstm(np.shape(x)[::2], W, U, b)
    if np.ndim(x) != 3 or (mask is not None and np.shape(mask) != np.shape(x)[:2]):
        raise ValueError(
            "`x` and `mask` must have shapes (N, T, D) and (N, T). "
            f"Received: {np.shape(x)} and {np.shape(mask)}. "
            "For one sequence, pass `x[np.newaxis]`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 8.4")


def _require_lstm(
    shape: tuple[int, ...], W: np.ndarray, U: np.ndarray, b: np.ndarray
) -> None:
    """Check an LSTM's parameters against `(N, D)`, the shape of one step's input."""
    units = len(U)
    shapes = [np.shape(W), np.shape(U), np.shape(b)]
    if shapes != [(shape[-1], 4 * units), (units, 4 * units), (4 * units,)]:
        raise ValueError(
            "`W`, `U` and `b` must have shapes (D, 4H), (H, 4H) and (4H,). "
            f"Received: {shapes[0]}, {shapes[1]} and {shapes[2]}, for an input of "
            f"{shape[-1]} numbers a step. i, f, g and o stand side by side."
        )
