"""Optimizers, a training loop, and what the learning rate does, in NumPy.

`params` is a list of dicts of float64 arrays, such as `[{"W": ..., "b": ...}]`, under
any names; `grads` is a list of dicts of other float64 arrays, with the same shapes and
names, in any order. An optimizer changes `params` in place: whoever holds the list sees
the new values. (Whether a step writes into the arrays or puts new arrays into the dicts
is up to you; nobody else does so between two steps.) It leaves `grads` as they are.

`eps` counts for nothing unless gradients are tiny. Libraries add it at other places,
inside the root or before a correction for the start; the tests accept that too.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

import numpy as np
from backprop import Layers, loss_and_gradients

if TYPE_CHECKING:  # Matplotlib is slow to import, and only one function needs it.
    from matplotlib.figure import Figure

LEARNING_RATES = (0.003, 0.01, 0.03, 0.1)


class Optimizer(Protocol):
    """Anything with this method."""

    def step(self, grads: Layers) -> None:
        """Change the parameters once."""


# Given: two helpers for lists of dicts of arrays.


def side_by_side(*lists: Layers) -> Iterator[tuple[np.ndarray, ...]]:
    """Walk through lists of dicts together.

    Args:
        lists: Lists of dicts with the same names, such as `params` and `grads`.

    Yields:
        The arrays that stand in the same place under the same name, as a tuple.

    Example:
        >>> params, grads = [{"W": 1, "b": 2}, {"W": 3}], [{"W": 4, "b": 5}, {"W": 6}]
        >>> list(side_by_side(params, grads))
        [(1, 4), (2, 5), (3, 6)]
    """
    for dicts in zip(*lists, strict=True):
        for name in dicts[0]:
            yield tuple(arrays[name] for arrays in dicts)


def zeros_for(params: Layers) -> Layers:
    """Make a list of dicts with the names and shapes of `params`, filled with 0.

    Example:
        >>> zeros_for([{"b": np.array([7.0, 7.0])}])
        [{'b': array([0., 0.])}]
    """
    return [{n: np.zeros_like(a) for n, a in arrays.items()} for arrays in params]


# Your tasks.


class SGD:
    """Gradient descent, plain, with momentum, or with Nesterov's momentum.

    With `momentum` m, `velocity = m * velocity - lr * grad`, starting from 0; then

    `param = param + velocity`, or with `nesterov`

    `param = param + m * velocity - lr * grad`, with the velocity just computed.

    Every array of `params` has a velocity of its own.

    Args:
        params: What to change, a list of dicts of arrays.
        lr: Learning rate, > 0; it stays the same.
        momentum: Share of the velocity that is kept, in `[0, 1)`.
        nesterov: Whether to look ahead.

    Example:
        >>> params = [{"b": np.array([1.0, 2.0])}]
        >>> SGD(params, lr=0.5).step([{"b": np.array([2.0, -2.0])}])
        >>> params
        [{'b': array([0., 3.])}]

    Source: Sutskever et al. (2013), "On the importance of initialization and momentum
    in deep learning", section 2.
    """

    def __init__(
        self, params: Layers, lr: float, momentum: float = 0.0, nesterov: bool = False
    ) -> None:
        self.params = params
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        # BEGIN SOLUTION 3.7
        self.velocity = zeros_for(params)
        # END SOLUTION 3.7

    def step(self, grads: Layers) -> None:
        """Change the parameters once, along `grads`."""
        # BEGIN SOLUTION 3.7
        for param, grad, velocity in side_by_side(self.params, grads, self.velocity):
            velocity *= self.momentum
            velocity -= self.lr * grad
            if self.nesterov:
                param += self.momentum * velocity - self.lr * grad
            else:
                param += velocity
        # END SOLUTION 3.7


class RMSprop:
    """Gradient descent with a step size of its own for every single weight.

    `square = rho * square + (1 - rho) * grad^2`, starting from 0

    `param = param - lr * grad / (sqrt(square) + eps)`

    Args:
        params: What to change, a list of dicts of arrays.
        lr: Learning rate, > 0.
        rho: Share of the old mean square that is kept, in `[0, 1)`.
        eps: Keeps the division safe where all gradients were 0; may be 0 where none is.

    Example:
        >>> params = [{"b": np.array([1.0])}]
        >>> RMSprop(params, lr=0.5, rho=0.75).step([{"b": np.array([8.0])}])
        >>> params[0]["b"].round(6)
        array([0.])

    Source: Tieleman and Hinton (2012), "Lecture 6.5: rmsprop", Coursera.
    """

    def __init__(
        self, params: Layers, lr: float, rho: float = 0.9, eps: float = 1e-8
    ) -> None:
        self.params = params
        self.lr = lr
        self.rho = rho
        self.eps = eps
        # BEGIN SOLUTION 3.7
        self.square = zeros_for(params)
        # END SOLUTION 3.7

    def step(self, grads: Layers) -> None:
        """Change the parameters once, along `grads`."""
        # BEGIN SOLUTION 3.7
        for param, grad, square in side_by_side(self.params, grads, self.square):
            square *= self.rho
            square += (1 - self.rho) * grad**2
            param -= self.lr * grad / (np.sqrt(square) + self.eps)
        # END SOLUTION 3.7


class Adam:
    """Momentum and a step size for every weight, both corrected for their start at 0.

    In step `t` = 1, 2, ...:

    `mean = beta1 * mean + (1 - beta1) * grad;  mean_hat = mean / (1 - beta1^t)`

    `square = beta2 * square + (1 - beta2) * grad^2;
    square_hat = square / (1 - beta2^t)`

    `param = param - lr * mean_hat / (sqrt(square_hat) + eps)`

    `mean` and `square` start from 0.

    Args:
        params: What to change, a list of dicts of arrays.
        lr: Learning rate, > 0.
        beta1: Share of the old mean gradient that is kept, in `[0, 1)`.
        beta2: Share of the old mean square that is kept, in `[0, 1)`.
        eps: Keeps the division safe where all gradients were 0; may be 0 where none is.

    Example:
        >>> params = [{"b": np.array([1.0, 1.0])}]
        >>> Adam(params, lr=0.25).step([{"b": np.array([3.0, -0.001])}])
        >>> params[0]["b"].round(4)
        array([0.75, 1.25])

    Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization".
    """

    def __init__(
        self,
        params: Layers,
        lr: float,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        self.params = params
        self.lr = lr
        self.beta1, self.beta2 = beta1, beta2
        self.eps = eps
        # BEGIN SOLUTION 3.8
        self.t = 0
        self.mean, self.square = zeros_for(params), zeros_for(params)
        # END SOLUTION 3.8

    def step(self, grads: Layers) -> None:
        """Change the parameters once, along `grads`."""
        # BEGIN SOLUTION 3.8
        self.t += 1
        state = side_by_side(self.params, grads, self.mean, self.square)
        for param, grad, mean, square in state:
            mean += (1 - self.beta1) * (grad - mean)
            square += (1 - self.beta2) * (grad**2 - square)
            mean_hat = mean / (1 - self.beta1**self.t)
            square_hat = square / (1 - self.beta2**self.t)
            param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)
        # END SOLUTION 3.8


def train_mlp(
    X: np.ndarray,
    y: np.ndarray,
    params: Layers,
    opt: Optimizer,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
) -> dict[str, list[float]]:
    """Train a network with ReLU by gradient descent on mini-batches.

    In each epoch the samples are put into a new random order and cut into batches of
    `batch_size`; the last batch may be smaller. For each batch, the gradients of the
    mean cross-entropy on this batch alone go to `opt.step` once. After the epoch, the
    loss of the network as it is then is measured on all samples.

    Args:
        X: Samples, shape `(N, D)`, float64.
        y: True class of each sample, shape `(N,)`, integer in `[0, C)`.
        params: The layers; `opt` holds the same list and changes it.
        opt: Has a method `step(grads)`; nothing else of it is used. It looks at `grads`
            during the step only, so you may use their arrays again.
        epochs: Number of passes over the samples, >= 0.
        batch_size: Samples in a batch, >= 1; it may be larger than `N`.
        rng: The only source of randomness: the same seed repeats the run, and another
            one gives other batches.

    Returns:
        `{"loss": [...]}`, a list or array with one float for each epoch: the mean
        cross-entropy.

    Raises:
        ValueError: If `batch_size` is less than 1.

    Example:
        >>> X, y = np.array([[-1.0], [1.0]]), np.array([0, 1])
        >>> params = [{"W": np.zeros((1, 2)), "b": np.zeros(2)}]
        >>> history = train_mlp(
        ...     X, y, params, SGD(params, lr=1.0), 2, 2, np.random.default_rng(0)
        ... )
        >>> [round(loss, 4) for loss in history["loss"]]
        [0.3133, 0.1946]
    """
    if batch_size < 1:
        raise ValueError(
            f"`batch_size` must be at least 1. Received: {batch_size}. "
            "For all samples in one batch, pass `len(X)`."
        )
    # BEGIN SOLUTION 3.9
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
    # END SOLUTION 3.9


def lr_regime(eigs: np.ndarray, lr: float) -> str:
    """Say what gradient descent does on a bowl with these curvatures.

    The bowl is `f(x) = sum(eigs * x^2) / 2`; one step is `x = x - lr * grad`. Let
    `r = lr * (the largest of eigs)`.

    Args:
        eigs: Curvatures (eigenvalues of the Hessian), shape `(d,)`, all > 0, any order.
        lr: Learning rate, > 0.

    Returns:
        "monotone" if no coordinate changes its sign (`r <= 1`), "oscillates" if one
        does and still all go to 0 (`1 < r < 2`), "diverges" otherwise (`r >= 2`). The
        limits are sharp; the tests touch them only where `r` has no rounding error.

    Raises:
        ValueError: If an entry of `eigs`, or `lr`, is not positive.

    Example:
        >>> lr_regime(np.array([10.0]), 0.01)
        'monotone'

    Source: LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 5.
    """
    if np.min(eigs) <= 0 or lr <= 0:
        raise ValueError(
            "`eigs` and `lr` must be positive. "
            f"Received: a smallest curvature of {np.min(eigs)} and lr = {lr}. "
            "A bowl goes up in all directions."
        )
    # BEGIN SOLUTION 3.10
    r = lr * np.max(eigs)
    if r <= 1:
        return "monotone"
    return "oscillates" if r < 2 else "diverges"
    # END SOLUTION 3.10


def optimizer_race(
    f: Callable[[np.ndarray], float],
    grad: Callable[[np.ndarray], np.ndarray],
    x0: np.ndarray,
    steps: int,
) -> "Figure":
    """Draw how fast four optimizers come down a function, at four learning rates.

    Args:
        f: Function to be minimised, of an array like `x0`; its values are positive.
        grad: Its gradient.
        x0: Where every run starts, shape `(d,)`, float64. It stays as it is.
        steps: Number of steps of every run, >= 1.

    Returns:
        A `matplotlib.figure.Figure` (without `pyplot`) with 2 x 2 axes, row by row
        with the titles "SGD", "momentum", "RMSprop" and "Adam". The first two are `SGD`
        with momentum 0 and 0.9, without `nesterov`; everything else is at its default.
        Each axes has four lines and no others, one for each of `LEARNING_RATES` in this
        order, labelled "lr = 0.003" and so on. The x values of a line are 0, 1, ...,
        `steps`, its y values are `f` before the first step and after each step. Every
        one of the axes has a logarithmic y axis, the x label "step", the y label "f(x)"
        and a legend of its own.

    Example:
        >>> figure = optimizer_race(
        ...     lambda x: x @ x, lambda x: 2 * x, np.array([1.0, 2.0]), steps=5
        ... )
        >>> [axes.get_title() for axes in figure.axes]
        ['SGD', 'momentum', 'RMSprop', 'Adam']
    """
    # BEGIN SOLUTION 3.10
    from matplotlib.figure import Figure

    def values_of(make, lr):
        params = [{"x": x0.copy()}]
        optimizer = make(params, lr)
        values = [f(x0)]
        for _ in range(steps):
            optimizer.step([{"x": grad(params[0]["x"])}])
            values.append(f(params[0]["x"]))
        return values

    makers = {
        "SGD": SGD,
        "momentum": lambda params, lr: SGD(params, lr, momentum=0.9),
        "RMSprop": RMSprop,
        "Adam": Adam,
    }
    figure = Figure(figsize=(9, 7), layout="constrained")
    for axes, name in zip(figure.subplots(2, 2).flat, makers, strict=True):
        for lr in LEARNING_RATES:
            values = values_of(makers[name], lr)
            axes.plot(range(steps + 1), values, label=f"lr = {lr:g}")
        axes.set(title=name, xlabel="step", ylabel="f(x)", yscale="log")
        axes.legend()
    return figure
    # END SOLUTION 3.10
