"""Digits: the file format that MNIST comes in, and a network that reads digits.

You write `read_idx` and `load_mnist_like`. The network below them is finished, since
this week is about how to choose a network's settings and how to judge it. It is another
one than you write in weeks 2 and 3: without biases, with another loss and other steps.
"""

import gzip
import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

Weights = list[np.ndarray]

WIDTH = 64  # units in each hidden layer
CLASSES = 10


def read_idx(raw: bytes) -> np.ndarray:
    """Read an IDX file of labels or grey images, as MNIST's are.

    Its bytes, all whole numbers of four bytes with the most significant byte first:

    - magic number: 0x801 for labels, 0x803 for images;
    - length of each axis: one number for labels, three for images (count, height,
      width);
    - then one byte for each entry, the last axis changing fastest.

    Args:
        raw: The file's bytes, or the same compressed with gzip; such bytes begin with
            1f 8b.

    Returns:
        An array of shape `(count,)` or `(count, height, width)`, uint8.

    Raises:
        ValueError: If the magic number is another one, the header itself is cut off, or
            there are fewer or more bytes than the header says. Damaged gzip bytes may
            raise what `gzip` raises.

    Example:
        >>> read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]))
        array([5, 0, 4], dtype=uint8)

    Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", its
    section on file formats.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.9")


def load_mnist_like(images: bytes, labels: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Turn a pair of IDX files into what networks take.

    `X[i, row, column, 0] = pixel / 255;  y[i] = label`

    Args:
        images: Bytes of an IDX file of images, gzip or not.
        labels: Bytes of the IDX file of their labels, gzip or not.

    Returns:
        `(X, y)`: images of shape `(N, height, width, 1)`, float32 in [0, 1], and labels
        of shape `(N,)`, int64.

    Raises:
        ValueError: If a file is no IDX file, is not of its kind, or the two counts
            differ.

    Example:
        >>> pixels = bytes([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255])
        >>> X, y = load_mnist_like(pixels, bytes([0, 0, 8, 1, 0, 0, 0, 1, 7]))
        >>> X.shape, X.ravel().tolist(), y.tolist()
        ((1, 1, 2, 1), [0.0, 1.0], [7])

    Source: LeCun, Bottou, Bengio and Haffner (1998), "Gradient-based learning applied
    to document recognition".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.9")


# The network. It is given; read it, use it, and leave it as it is.


def fit_network(
    X: np.ndarray,
    y: np.ndarray,
    config: dict,
    epochs: int,
    rng: np.random.Generator,
    weights: Weights | None = None,
    watch: Callable[[Weights], None] | None = None,
) -> Weights:
    """Train a network with ReLU layers of 64 units on digits.

    It has no biases. Its loss is `mean_loss`, and each step moves every weight by the
    learning rate, up or down (the optimizer Lion).

    Args:
        X: Images as rows of pixels in [0, 1], shape `(N, D)`.
        y: Digits, shape `(N,)`, integer in [0, 10).
        config: "learning_rate" (float), "batch_size" (int), "layers" (int: the number
            of hidden layers).
        epochs: Number of passes over the rows; 0 returns the weights at the start.
        rng: Source of randomness, for fresh weights and the order of the rows.
        weights: None starts from fresh random weights. To go on with a network, pass
            its weights; they stay as they are.
        watch: Called with the weights after each epoch.

    Returns:
        The trained weights: `[W1, W2, ...]`, one matrix for each layer.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> X, y = np.eye(10), np.arange(10)
        >>> config = {"learning_rate": 0.01, "batch_size": 5, "layers": 1}
        >>> weights = fit_network(X, y, config, epochs=40, rng=rng)
        >>> predict_labels(weights, X)
        array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

    Source: Chen et al. (2023), "Symbolic discovery of optimization algorithms".
    """
    X = np.asarray(X, dtype=np.float32)  # half the time of float64, and enough here
    signs = _signs(y)
    weights = _fresh(X.shape[1], config["layers"], rng) if weights is None else weights
    weights = [W.copy() for W in weights]
    trends = [np.zeros_like(W) for W in weights]
    for _ in range(epochs):
        for batch in _dealt(len(X), config["batch_size"], rng):
            slopes = _slopes(weights, X[batch], signs[batch])
            _step(weights, trends, slopes, config["learning_rate"])
        if watch:
            watch(weights)
    return weights


def _dealt(count: int, size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Deal row numbers into batches by chance; the last one may be smaller."""
    rows = np.arange(count)
    rng.shuffle(rows)
    return np.split(rows, np.arange(size, count, size))


def predict_labels(weights: Weights, X: np.ndarray) -> np.ndarray:
    """Say which digit a network sees on each image: the one with the highest score.

    Args:
        weights: What `fit_network` returned.
        X: Images as rows of pixels in [0, 1], shape `(N, D)`.

    Returns:
        Digits, shape `(N,)`, int64.
    """
    return _signals(weights, X)[-1].argmax(axis=1)


def mean_loss(weights: Weights, X: np.ndarray, y: np.ndarray) -> float:
    """Measure the loss of a network on labelled images: 0 if all scores are clear.

    `mean_i sum_c max(0, 1 - t[i, c] * score[i, c])^2`, where `t` is 1 for the image's
    digit and -1 for the nine others. All scores 0 give a loss of 10.

    Source: Tang (2013), "Deep learning using linear support vector machines".
    """
    missing = np.maximum(1 - _signs(y) * _signals(weights, X)[-1], 0)
    return float(np.mean(np.sum(missing.astype(np.float64) ** 2, axis=1)))


def _signs(y: np.ndarray) -> np.ndarray:
    return np.where(np.arange(CLASSES) == y[:, np.newaxis], 1, -1).astype(np.float32)


def _fresh(inputs: int, layers: int, rng: np.random.Generator) -> Weights:
    sizes = [inputs] + [WIDTH] * layers + [CLASSES]
    return [
        (rng.normal(size=size) * math.sqrt(2 / size[0])).astype(np.float32)
        for size in pairwise(sizes)
    ]


def _signals(weights: Weights, X: np.ndarray) -> list[np.ndarray]:
    """Return the input and what comes out of each layer; the last are scores."""
    signals = [np.asarray(X, dtype=np.float32)]
    for W in weights[:-1]:
        signals.append(np.maximum(signals[-1] @ W, 0))
    return [*signals, signals[-1] @ weights[-1]]


def _slopes(weights: Weights, X: np.ndarray, signs: np.ndarray) -> Weights:
    """Return the slope of the loss in each weight."""
    *signals, scores = _signals(weights, X)
    blame = -2 * signs * np.maximum(1 - signs * scores, 0) / len(X)
    slopes: Weights = []
    for W, signal in zip(reversed(weights), reversed(signals), strict=True):
        slopes.insert(0, signal.T @ blame)
        blame = (blame @ W.T) * (signal > 0)
    return slopes


def _step(weights: Weights, trends: Weights, slopes: Weights, rate: float) -> None:
    """Move all weights in place, against a trend of the slopes so far."""
    for W, trend, slope in zip(weights, trends, slopes, strict=True):
        W -= np.float32(rate) * np.sign(trend + np.float32(0.1) * (slope - trend))
        trend += np.float32(0.01) * (slope - trend)
