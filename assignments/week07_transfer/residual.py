"""A residual block from scratch, there and back, in NumPy.

Shapes: `N` samples of `D` numbers, `(N, D)`; `H` hidden units; `D2` outputs.
Everything is float64, and inputs stay as they are.
"""

import numpy as np


def residual_block(
    x: np.ndarray, p: dict[str, np.ndarray]
) -> tuple[np.ndarray, object]:
    """Add what two layers find to what they were given.

    `out = shortcut + tanh(x @ W1 + b1) @ W2 + b2`

    The shortcut is `x @ Ws` if `p` has a "Ws", and `x` itself if not. There is no
    activation after the sum.

    Args:
        x: Samples, shape `(N, D)`.
        p: Parameters: "W1" `(D, H)`, "b1" `(H,)`, "W2" `(H, D2)`, "b2" `(D2,)`, and
            perhaps "Ws" `(D, D2)`, a projection. It has to be there if `D2` is not `D`.

    Returns:
        `(out, cache)`: the outputs, shape `(N, D2)`, and whatever `residual_backward`
        needs of this call.

    Raises:
        ValueError: If "Ws" is missing where it is needed.

    Example:
        >>> p = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.eye(2), "b2": np.ones(2)}
        >>> out, cache = residual_block(np.array([[0.0, 5.0]]), p)
        >>> out.round(3)
        array([[1., 7.]])

    Source: He, Zhang, Ren and Sun (2016), "Deep residual learning for image
    recognition", section 3.
    """
    if "Ws" not in p and np.shape(p["W2"])[1] != np.shape(x)[1]:
        raise ValueError(
            '`p` must have a projection "Ws", because the block changes the number of '
            f"columns. Received: {np.shape(x)[1]} columns in and "
            f'{np.shape(p["W2"])[1]} out. Add "Ws", or make them equal.'
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.3")


def residual_backward(
    dout: np.ndarray, cache: object
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Differentiate a loss by the block's inputs and parameters.

    Args:
        dout: dLoss/dout, shape `(N, D2)`.
        cache: What `residual_block` returned beside `out`. Between the two calls,
            nobody changes `x` or `p`, but there may be calls for other blocks.

    Returns:
        `(dx, grads)`: dLoss/dx, shape `(N, D)`, and a dict with the derivative by each
        parameter, under the names and with the shapes that they have in `p`; "Ws" is
        there if and only if `p` has it.

    Example:
        >>> p = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.eye(2), "b2": np.zeros(2)}
        >>> out, cache = residual_block(np.zeros((1, 2)), p)
        >>> residual_backward(np.array([[1.0, -3.0]]), cache)[0]
        array([[ 2., -6.]])

    Source: as `residual_block`.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.3")
