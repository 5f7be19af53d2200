"""A plain recurrent network by hand, there and back, and how far its memory reaches.

Shapes: `N` sequences, `T` steps, `D` inputs of a step, `H` hidden units; a batch of
sequences is `(N, T, D)`, so axis 1 is time. Inputs are float64 and stay as they are;
results are float64 (float32 is fine too).
"""

import numpy as np


def rnn_forward(
    x: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> np.ndarray:
    """Run a plain recurrent layer over sequences.

    `h[t] = tanh(x[t] @ Wx + h[t-1] @ Wh + b)`, with `h[-1] = h0`

    Args:
        x: Sequences, shape `(N, T, D)`, float; T >= 1.
        h0: State before the first step, shape `(N, H)`, float.
        Wx: Weights of the input, shape `(D, H)`, float.
        Wh: Weights of the previous state, shape `(H, H)`, float.
        b: Bias, shape `(H,)`, float.

    Returns:
        The state after each step, shape `(N, T, H)`.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> one = np.ones((1, 1))
        >>> hs = rnn_forward(np.array([[[1.0], [0.0]]]), 0 * one, one, one, np.zeros(1))
        >>> hs.round(4).tolist()
        [[[0.7616], [0.642]]]

    Source: Elman (1990), "Finding structure in time", Cognitive Science 14.
    """
    _require_rnn(x, h0, Wx, Wh)
    # BEGIN SOLUTION 8.1
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states, axis=1)
    # END SOLUTION 8.1


def rnn_backward(
    dh: np.ndarray,
    x: np.ndarray,
    h0: np.ndarray,
    hs: np.ndarray,
    Wx: np.ndarray,
    Wh: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Pass a gradient back through `rnn_forward`: backpropagation through time.

    With `L` the loss, `dh[:, t]` is the part of `dL/dh[t]` that does not come by way of
    later steps: what a layer above sends back for each step.

    Args:
        dh: Shape `(N, T, H)`, float.
        x: What `rnn_forward` was given, shape `(N, T, D)`.
        h0: Likewise, shape `(N, H)`.
        hs: What `rnn_forward` returned, shape `(N, T, H)`.
        Wx: Weights of the input, shape `(D, H)`.
        Wh: Weights of the previous state, shape `(H, H)`.

    Returns:
        `(dx, dh0, dWx, dWh, db)`: the derivatives of `L` by `x`, `h0`, `Wx`, `Wh` and
        `b`, each with the shape of what it is the derivative by.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> one, x = np.ones((1, 1)), np.array([[[1.0], [0.0]]])
        >>> hs = np.array([[[0.5], [0.0]]])
        >>> dh = np.array([[[0.0], [1.0]]])
        >>> dx, dh0, dWx, dWh, db = rnn_backward(dh, x, 0 * one, hs, one, 2 * one)
        >>> dx.tolist(), dh0.tolist(), dWx.tolist(), dWh.tolist(), db.tolist()
        ([[[1.5], [1.0]]], [[3.0]], [[1.5]], [[0.5]], [2.5])

    Source: Werbos (1990), "Backpropagation through time: what it does and how to do
    it", Proceedings of the IEEE 78.
    """
    _require_rnn(x, h0, Wx, Wh)
    if np.shape(dh) != np.shape(hs) or np.shape(hs)[:2] != np.shape(x)[:2]:
        raise ValueError(
            "`dh` and `hs` must both have shape (N, T, H). "
            f"Received: {np.shape(dh)} and {np.shape(hs)}, for `x` {np.shape(x)}. "
            "`hs` is what `rnn_forward` returned."
        )
    # BEGIN SOLUTION 8.2
    before = np.concatenate([h0[:, np.newaxis], hs[:, :-1]], axis=1)  # h[t-1]
    dz = np.empty(hs.shape)
    carried = np.zeros(h0.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = (dh[:, t] + carried) * (1 - hs[:, t] ** 2)
        carried = dz[:, t] @ Wh.T
    dWx = np.einsum("ntd,nth->dh", x, dz)
    dWh = np.einsum("ntk,nth->kh", before, dz)
    return dz @ Wx.T, carried, dWx, dWh, dz.sum(axis=(0, 1))
    # END SOLUTION 8.2


def gradient_through_time(Wh: np.ndarray, hs: np.ndarray) -> np.ndarray:
    """Measure how strongly the last state of a plain RNN hangs on earlier ones.

    With `h[1], ..., h[T]` the states after each step and `h[0]` the one before them,

    `J[t] = dh[t] / dh[t-1] = diag(1 - h[t]^2) @ Wh.T`, of shape `(H, H)`,
    `norms[k-1] = ||dh[T] / dh[T-k]|| = ||J[T] @ J[T-1] @ ... @ J[T-k+1]||`

    Args:
        Wh: Weights of the previous state, shape `(H, H)`, float.
        hs: States `h[1], ..., h[T]` of one sequence, shape `(T, H)`, float: a row of
            what `rnn_forward` returns.

    Returns:
        The spectral norm (largest singular value) for the lags 1 to T, shape `(T,)`:
        the greatest factor by which a small change of the state `k` steps ago can
        arrive in the last state.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> gradient_through_time(np.array([[2.0]]), np.array([[0.0], [0.5]])).tolist()
        [1.5, 3.0]

    Source: Pascanu, Mikolov and Bengio (2013), "On the difficulty of training
    recurrent neural networks".
    """
    if np.ndim(hs) != 2 or np.shape(Wh) != (np.shape(hs)[1],) * 2:
        raise ValueError(
            "`Wh` and `hs` must have shapes (H, H) and (T, H). "
            f"Received: {np.shape(Wh)} and {np.shape(hs)}. "
            "Pass the states of one sequence, `hs[n]`."
        )
    # BEGIN SOLUTION 8.5
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = product @ ((1 - h**2)[:, np.newaxis] * Wh.T)
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
    # END SOLUTION 8.5


def lstm_carry_gradient(f_gates: np.ndarray) -> np.ndarray:
    """Measure the same for an LSTM's cell state, along the cell state alone.

    `c[t] = f[t] * c[t-1] + i[t] * g[t]`; with the gates and candidates held fixed,
    `dc[T] / dc[T-k] = diag(f[T] * f[T-1] * ... * f[T-k+1])`, and `norms[k-1]` is its
    spectral norm.

    Args:
        f_gates: Forget gates `f[1], ..., f[T]` of one sequence, shape `(T, H)`, float
            in [0, 1].

    Returns:
        The norms for the lags 1 to T, shape `(T,)`.

    Raises:
        ValueError: If `f_gates` is not two-dimensional.

    Example:
        >>> lstm_carry_gradient(np.array([[1.0, 0.5], [0.25, 0.75]])).tolist()
        [0.75, 0.375]

    Source: Hochreiter and Schmidhuber (1997), "Long short-term memory".
    """
    if np.ndim(f_gates) != 2:
        raise ValueError(
            "`f_gates` must have shape (T, H). "
            f"Received: {np.shape(f_gates)}. Pass the gates of one sequence."
        )
    # BEGIN SOLUTION 8.5
    return np.cumprod(f_gates[::-1], axis=0).max(axis=1)
    # END SOLUTION 8.5


def _require_rnn(x: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray) -> None:
    """Check the shapes that `rnn_forward` and `rnn_backward` are given."""
    fit = np.ndim(x) == 3 and np.ndim(h0) == 2 and np.ndim(Wh) == 2
    if fit:
        (N, _, D), H = np.shape(x), len(Wh)
        shapes = [np.shape(h0), np.shape(Wx), np.shape(Wh)]
        fit = shapes == [(N, H), (D, H), (H, H)]
    if not fit:
        raise ValueError(
            "`x`, `h0`, `Wx` and `Wh` must have shapes (N, T, D), (N, H), (D, H) and "
            f"(H, H). Received: {np.shape(x)}, {np.shape(h0)}, {np.shape(Wx)} and "
            f"{np.shape(Wh)}. Sequences come first, time is axis 1."
        )
