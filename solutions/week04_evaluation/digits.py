"""Digits: the file format that MNIST comes in, and a network that reads digits.

You write `read_idx` and `load_mnist_like`. The network below them is finished: week 3
was about how it learns, this week is about how to choose its settings and to judge it.
"""

import gzip
import math
from collections.abc import Callable

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
        ValueError: If the magic number is another one, or there are fewer or more bytes
            than the header says.

    Example:
        >>> read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]))
        array([5, 0, 4], dtype=uint8)

    Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", its
    section on file formats.
    """
    # BEGIN SOLUTION 4.9
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    magic = int.from_bytes(raw[:4], "big")
    if magic not in (0x801, 0x803):
        raise ValueError(f"Not a file of labels or images: magic number {magic:#x}.")
    axes = magic - 0x800
    shape = [int.from_bytes(raw[4 * i + 4 : 4 * i + 8], "big") for i in range(axes)]
    entries = raw[4 * axes + 4 :]
    if len(entries) != math.prod(shape):
        raise ValueError(f"Entries for shape {shape} are due, not {len(entries)}.")
    return np.frombuffer(entries, dtype=np.uint8).reshape(shape).copy()
    # END SOLUTION 4.9


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
    # BEGIN SOLUTION 4.9
    pixels, classes = read_idx(images), read_idx(labels)
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} images and {classes.shape} labels differ.")
    X = pixels[..., np.newaxis].astype(np.float32) / 255
    return X, classes.astype(np.int64)
    # END SOLUTION 4.9


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
    """Train a network with ReLU layers of 64 units on digits, by Adam.

    Args:
        X: Images as rows of pixels in [0, 1], shape `(N, D)`.
        y: Digits, shape `(N,)`, integer in [0, 10).
        config: "learning_rate" (float), "batch_size" (int), "layers" (int: the number
            of hidden layers).
        epochs: Number of passes over the rows.
        rng: Source of randomness, for fresh weights and the order of the rows.
        weights: None starts from fresh random weights. To go on with a network, pass
            its weights; they stay as they are.
        watch: Called with the weights after each epoch.

    Returns:
        The trained weights: `[W1, b1, W2, b2, ...]`, one pair for each layer.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> X, y = np.eye(10), np.arange(10)
        >>> config = {"learning_rate": 0.01, "batch_size": 5, "layers": 1}
        >>> weights = fit_network(X, y, config, epochs=40, rng=rng)
        >>> predict_labels(weights, X)
        array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

    Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization".
    """
    X = np.asarray(X, dtype=np.float32)  # half the time of float64, and enough here
    weights = _fresh(X.shape[1], config["layers"], rng) if weights is None else weights
    weights = [array.copy() for array in weights]
    adam = _Adam(weights, config["learning_rate"])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), config["batch_size"]):
            batch = order[start : start + config["batch_size"]]
            adam.step(_gradients(weights, X[batch], y[batch]))
        if watch:
            watch(weights)
    return weights


def predict_labels(weights: Weights, X: np.ndarray) -> np.ndarray:
    """Say which digit a network sees on each image.

    Args:
        weights: What `fit_network` returned.
        X: Images as rows of pixels in [0, 1], shape `(N, D)`.

    Returns:
        Digits, shape `(N,)`, int64.
    """
    return _activations(weights, X)[-1].argmax(axis=1)


def mean_loss(weights: Weights, X: np.ndarray, y: np.ndarray) -> float:
    """Measure the mean cross-entropy of a network on labelled images, in nats."""
    logits = _activations(weights, X)[-1].astype(np.float64)
    right = logits[np.arange(len(y)), y]
    return float(np.mean(np.logaddexp.reduce(logits, axis=1) - right))


def _fresh(inputs: int, layers: int, rng: np.random.Generator) -> Weights:
    sizes = [inputs] + [WIDTH] * layers + [CLASSES]
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:], strict=True):
        W = rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))
        weights += [W.astype(np.float32), np.zeros(fan_out, dtype=np.float32)]
    return weights


def _activations(weights: Weights, X: np.ndarray) -> list[np.ndarray]:
    """Return the input and what comes out of each layer; the last are logits."""
    outputs = [np.asarray(X, dtype=np.float32)]
    for W, b in zip(weights[:-2:2], weights[1:-2:2], strict=True):
        outputs.append(np.maximum(outputs[-1] @ W + b, 0))
    outputs.append(outputs[-1] @ weights[-2] + weights[-1])
    return outputs


def _gradients(weights: Weights, X: np.ndarray, y: np.ndarray) -> Weights:
    *inputs, logits = _activations(weights, X)
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = exps / exps.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    gradients: Weights = []
    for W, x in zip(weights[-2::-2], inputs[::-1], strict=True):
        gradients = [x.T @ delta, delta.sum(axis=0), *gradients]
        delta = (delta @ W.T) * (x > 0)
    return gradients


class _Adam:
    """Adam, with its usual decay rates of 0.9 and 0.999."""

    def __init__(self, weights: Weights, learning_rate: float) -> None:
        self._weights, self._learning_rate, self._steps = weights, learning_rate, 0
        self._means = [np.zeros_like(array) for array in weights]
        self._squares = [np.zeros_like(array) for array in weights]

    def step(self, gradients: Weights) -> None:
        self._steps += 1
        rate = self._learning_rate * np.sqrt(1 - 0.999**self._steps)
        rate = np.float32(rate / (1 - 0.9**self._steps))
        moments = zip(self._means, self._squares, strict=True)
        for W, g, (m, s) in zip(self._weights, gradients, moments, strict=True):
            m += np.float32(0.1) * (g - m)
            s += np.float32(0.001) * (g * g - s)
            W -= rate * m / (np.sqrt(s) + np.float32(1e-7))
