"""Which layers learn, how fast, and from when on. NumPy alone.

Layers are numbered from 0, the one next to the pixels, to `n_layers - 1`, the last.
"""

import numpy as np


def layer_lrs(n_layers: int, lr: float, decay: float) -> np.ndarray:
    """Give every layer a learning rate of its own.

    The last layer gets `lr`; each one before it gets `decay` times the rate of the
    layer after it.

    Args:
        n_layers: Number of layers, >= 1.
        lr: Rate of the last layer, > 0.
        decay: In (0, 1].

    Returns:
        Shape `(n_layers,)`, float64: the rates, from the first layer to the last.

    Raises:
        ValueError: If an argument is out of range.

    Example:
        >>> layer_lrs(3, 0.5, 0.5)
        array([0.125, 0.25 , 0.5  ])

    Source: Howard and Ruder (2018), "Universal language model fine-tuning for text
    classification", section 3.2.
    """
    if n_layers < 1 or lr <= 0 or not 0 < decay <= 1:
        raise ValueError(
            "`n_layers` must be at least 1, `lr` above 0, and `decay` in (0, 1]. "
            f"Received: {n_layers}, {lr} and {decay}."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.8")


def unfreeze_plan(n_layers: int, stages: int) -> list[list[int]]:
    """Say which layers learn in each stage, if they thaw from the last one on.

    In stage `s`, counted from 1, the last `n_layers * s / stages` layers learn, rounded
    up. So a layer that learns goes on learning, and in the last stage all of them do.

    Args:
        n_layers: Number of layers.
        stages: Number of stages, from 1 to `n_layers`.

    Returns:
        A list with a list for each stage: the numbers of the layers that learn in it,
        in ascending order.

    Raises:
        ValueError: If `stages` is out of range.

    Example:
        >>> unfreeze_plan(5, 2)
        [[2, 3, 4], [0, 1, 2, 3, 4]]

    Source: Howard and Ruder (2018), "Universal language model fine-tuning for text
    classification", section 3.3.
    """
    if not 1 <= stages <= n_layers:
        raise ValueError(
            "`stages` must be from 1 to `n_layers`. "
            f"Received: {stages} stages for {n_layers} layers."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.8")
