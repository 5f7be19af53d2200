"""Real data for labs: the library's own download where there is one, else a small file.

Nothing here uses the network. A data set that Keras has downloaded before lies in its
cache; a part of it comes with the course, in the folder `data` beside the weeks.
"""

import gzip
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.errors import SubmissionError

Arrays = dict[str, NDArray[Any]]


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
    return _load("mnist", lambda cache: _read_npz(cache / "mnist.npz"), train, test)


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
    if min(train, test) < 1:
        raise ValueError(
            "`train` and `test` must be at least 1. "
            f"Received: {train} and {test}. Leave them out for 2000 and 500."
        )
    shipped = _shipped(f"{name}_small.npz")
    arrays = read_download(_keras_cache())
    source = f"the download of keras.datasets.{name}"
    if not arrays:
        arrays, source = _read_npz(shipped), f"the course's file {shipped.name}"
    if not arrays:
        raise SubmissionError(_nothing_found(f"load_{name}", shipped))
    return LabelledImages(
        arrays["x_train"][:train],
        arrays["y_train"][:train].astype(np.int64),
        arrays["x_test"][:test],
        arrays["y_test"][:test].astype(np.int64),
        source,
    )


def _keras_cache() -> Path:
    home = os.environ.get("KERAS_HOME") or "~/.keras"
    return Path(home).expanduser() / "datasets"


def _shipped(name: str) -> Path:
    """Find a file of the course from wherever in its folder the caller is."""
    here = Path.cwd()
    folders = [
        folder / inside
        for folder in (here, *here.parents)
        for inside in ("data", "assignments/data")
    ]
    places = [folder / name for folder in folders]
    return next((place for place in places if place.is_file()), places[0])


def _nothing_found(caller: str, shipped: Path) -> str:
    got = "a damaged file" if shipped.is_file() else f"none above {Path.cwd()}"
    return (
        f"`{caller}` needs the course's file data/{shipped.name}. Received: {got}. "
        "Work inside the course's folder, and get that file anew if it is missing."
    )


def _read_npz(path: Path) -> Arrays:
    """Read a file of four arrays; nothing if it is not there or not whole."""
    try:
        with path.open("rb") as file:
            loaded = np.load(file, allow_pickle=False)
            arrays = {name: loaded[name] for name in loaded.files}
    except (OSError, ValueError, EOFError, AttributeError, zipfile.BadZipFile):
        return {}
    return _whole(arrays)


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
    return _whole(arrays)


def _bytes_of(path: Path, header: int) -> NDArray[np.uint8]:
    return np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8, offset=header)


def _whole(arrays: Arrays) -> Arrays:
    return arrays if all(_is_whole(arrays, part) for part in ("train", "test")) else {}


def _is_whole(arrays: Arrays, part: str) -> bool:
    images, labels = arrays.get(f"x_{part}"), arrays.get(f"y_{part}")
    if images is None or labels is None or images.dtype != np.uint8:
        return False
    return images.shape == (len(images), 28, 28) and labels.shape == (len(images),)
