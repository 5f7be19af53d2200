"""Small grey images of ten classes: MNIST and Fashion-MNIST."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.data.files import Arrays, keras_cache, nothing_found, read_npz, shipped_file
from grader.errors import SubmissionError


class LabelledImages(NamedTuple):
    """Labelled images of ten classes, and where they came from.

    Attributes:
        x_train: Images, shape `(N, 28, 28)`, uint8: 0 is background, 255 is brightest.
        y_train: Their classes, shape `(N,)`, int64 in [0, 10).
        x_test: Images of the test part, shape `(M, 28, 28)`, uint8.
        y_test: Their classes, shape `(M,)`, int64.
        source: In words, where they were read.
    """

    x_train: NDArray[np.uint8]
    y_train: NDArray[np.int64]
    x_test: NDArray[np.uint8]
    y_test: NDArray[np.int64]
    source: str


# The names of Fashion-MNIST's ten classes, by label.
FASHION_CLASSES = (
    *("T-shirt", "trousers", "pullover", "dress", "coat"),
    *("sandal", "shirt", "sneaker", "bag", "ankle boot"),
)


def load_mnist(train: int = 2000, test: int = 500) -> LabelledImages:
    """Load the first images of MNIST, from Keras's cache or from the course's file.

    Args:
        train: How many training images, >= 1; fewer come if there are not so many.
        test: How many test images, likewise.

    Returns:
        The images and their digits, in the order of the file: training images first.

    Raises:
        ValueError: If `train` or `test` is less than 1.
        SubmissionError: If neither file is there and whole.
    """
    return _load("mnist", lambda cache: read_npz(cache / "mnist.npz"), train, test)


def load_fashion_mnist(train: int = 2000, test: int = 500) -> LabelledImages:
    """Load the first images of Fashion-MNIST, like `load_mnist`.

    `FASHION_CLASSES` names the classes.

    Args:
        train: How many training images, >= 1; fewer come if there are not so many.
        test: How many test images, likewise.

    Returns:
        The images and their classes, in the order of the file: training images first.

    Raises:
        ValueError: If `train` or `test` is less than 1.
        SubmissionError: If neither file is there and whole.
    """
    return _load(
        "fashion_mnist", lambda cache: _read_idx(cache / "fashion-mnist"), train, test
    )


def _load(
    name: str, read_download: Callable[[Path], Arrays], train: int, test: int
) -> LabelledImages:
    require_some(train, test)
    shipped = shipped_file(f"{name}_small.npz")
    arrays = _whole(read_download(keras_cache()))
    source = f"the download of keras.datasets.{name}"
    if not arrays:
        arrays = _whole(read_npz(shipped))
        source = f"the course's file {shipped.name}"
    if not arrays:
        raise SubmissionError(nothing_found(f"load_{name}", shipped))
    return first_images(arrays, train, test, source)


def require_some(train: int, test: int) -> None:
    """Refuse counts of images below 1."""
    if min(train, test) < 1:
        raise ValueError(
            "`train` and `test` must be at least 1. "
            f"Received: {train} and {test}. Leave them out for the usual numbers."
        )


def first_images(arrays: Arrays, train: int, test: int, source: str) -> LabelledImages:
    """Take the first images of both parts."""
    return LabelledImages(
        arrays["x_train"][:train],
        arrays["y_train"][:train].astype(np.int64),
        arrays["x_test"][:test],
        arrays["y_test"][:test].astype(np.int64),
        source,
    )


def _read_idx(folder: Path) -> Arrays:
    """Read Fashion-MNIST's four files; nothing if one is not there or not whole."""
    arrays = {}
    try:
        for part, name in (("train", "train"), ("test", "t10k")):
            # Headers of 16 and 8 bytes, then a byte for each pixel and each label.
            pixels = _bytes_of(folder / f"{name}-images-idx3-ubyte.gz", header=16)
            arrays[f"x_{part}"] = pixels.reshape(-1, 28, 28)
            labels = _bytes_of(folder / f"{name}-labels-idx1-ubyte.gz", header=8)
            arrays[f"y_{part}"] = labels
    except (OSError, ValueError, EOFError, zlib.error):
        return {}
    return arrays


def _bytes_of(path: Path, header: int) -> NDArray[np.uint8]:
    return np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8, offset=header)


def _whole(arrays: Arrays) -> Arrays:
    return arrays if all(_is_whole(arrays, part) for part in ("train", "test")) else {}


def _is_whole(arrays: Arrays, part: str) -> bool:
    images, labels = arrays.get(f"x_{part}"), arrays.get(f"y_{part}")
    if images is None or labels is None or images.dtype != np.uint8:
        return False
    return images.shape == (len(images), 28, 28) and labels.shape == (len(images),)
