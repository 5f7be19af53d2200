"""Real data for labs: the library's own download where there is one, else a small file.

Nothing here uses the network. A data set that Keras has downloaded before lies in its
cache; a part of it comes with the course, in the folder `data` beside the weeks.
"""

import gzip
import os
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.errors import SubmissionError

Arrays = dict[str, NDArray[Any]]


class Digits(NamedTuple):
    """Labelled images of digits, and where they came from.

    Attributes:
        x_train: Images, shape `(N, 28, 28)`, uint8: 0 is paper, 255 is ink.
        y_train: Their digits, shape `(N,)`, int64 in [0, 10).
        x_test: Images of the test part, shape `(M, 28, 28)`, uint8.
        y_test: Their digits, shape `(M,)`, int64.
        source: In words, where they were read.
    """

    x_train: NDArray[np.uint8]
    y_train: NDArray[np.int64]
    x_test: NDArray[np.uint8]
    y_test: NDArray[np.int64]
    source: str


def load_mnist(train: int = 2000, test: int = 500) -> Digits:
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
    if min(train, test) < 1:
        raise ValueError(
            "`train` and `test` must be at least 1. "
            f"Received: {train} and {test}. Leave them out for 2000 and 500."
        )
    shipped = _shipped("mnist_small.npz")
    arrays = _read_mnist(_keras_cache() / "mnist.npz")
    source = "the download of keras.datasets.mnist"
    if not arrays:
        arrays, source = _read_mnist(shipped), f"the course's file {shipped.name}"
    if not arrays:
        raise SubmissionError(_nothing_found(shipped))
    return Digits(
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


def _nothing_found(shipped: Path) -> str:
    got = "a damaged file" if shipped.is_file() else f"none above {Path.cwd()}"
    return (
        f"`load_mnist` needs the course's file data/{shipped.name}. Received: {got}. "
        "Work inside the course's folder, and get that file anew if it is missing."
    )


def _read_mnist(path: Path) -> Arrays:
    """Read a file of MNIST's four arrays; nothing if it is not there or not whole."""
    try:
        with path.open("rb") as file:
            loaded = np.load(file, allow_pickle=False)
            arrays = {name: loaded[name] for name in loaded.files}
    except (OSError, ValueError, EOFError, AttributeError, zipfile.BadZipFile):
        return {}
    parts = ("train", "test")
    return arrays if all(_is_whole(arrays, part) for part in parts) else {}


def _is_whole(arrays: Arrays, part: str) -> bool:
    images, labels = arrays.get(f"x_{part}"), arrays.get(f"y_{part}")
    if images is None or labels is None or images.dtype != np.uint8:
        return False
    return images.shape == (len(images), 28, 28) and labels.shape == (len(images),)


class Stock(NamedTuple):
    """Daily prices of a stock, and where they came from.

    Attributes:
        dates: Days on which it was traded, shape `(n,)`, datetime64[D], oldest first.
        prices: Closing prices in dollars, adjusted for splits and dividends, shape
            `(n,)`, float64.
        source: In words, where they were read.
    """

    dates: NDArray[np.datetime64]
    prices: NDArray[np.float64]
    source: str


class Text(NamedTuple):
    """A long text, and where it came from."""

    text: str
    source: str


def load_stocks(ticker: str = "AAPL") -> Stock:
    """Load daily prices of a stock from the course's file, 2000 to 2013.

    Args:
        ticker: "AAPL" or "IBM".

    Returns:
        Dates and prices, the oldest first.

    Raises:
        ValueError: If the file has no such stock.
        SubmissionError: If the file is not there or not whole.
    """
    shipped = _shipped("stocks_small.npz")
    arrays = _read_stocks(shipped)
    if not arrays:
        raise SubmissionError(_not_found("load_stocks", shipped))
    known = sorted(name.removesuffix("_prices") for name in arrays if "price" in name)
    if ticker not in known:
        raise ValueError(
            f"`ticker` must be one of {', '.join(known)}. Received: {ticker!r}."
        )
    return Stock(
        arrays[f"{ticker}_dates"],
        arrays[f"{ticker}_prices"],
        f"the course's file {shipped.name}",
    )


def load_shakespeare() -> Text:
    """Load plays by Shakespeare, from Keras's cache or from the course's file.

    The first is what TensorFlow's tutorial on text generation downloads by
    `keras.utils.get_file("shakespeare.txt", ...)`, about a million characters; the
    second holds The Tempest and Hamlet.

    Returns:
        The text, and where it was read.

    Raises:
        SubmissionError: If neither file is there and whole.
    """
    download = _keras_cache() / "shakespeare.txt"
    shipped = _shipped("shakespeare_small.txt.gz")
    text, source = _read_text(download), "the download of TensorFlow's tutorial"
    if not text:
        text, source = _read_text(shipped), f"the course's file {shipped.name}"
    if not text:
        raise SubmissionError(_not_found("load_shakespeare", shipped))
    return Text(text, source)


def _not_found(caller: str, shipped: Path) -> str:
    got = "a damaged file" if shipped.is_file() else f"none above {Path.cwd()}"
    return (
        f"`{caller}` needs the course's file data/{shipped.name}. Received: {got}. "
        "Work inside the course's folder, and get that file anew if it is missing."
    )


def _read_stocks(path: Path) -> Arrays:
    """Read dates and prices by name; nothing if the file is not there or not whole."""
    try:
        with path.open("rb") as file:
            loaded = np.load(file, allow_pickle=False)
            return {name: loaded[name] for name in loaded.files}
    except (OSError, ValueError, EOFError, AttributeError, zipfile.BadZipFile):
        return {}


def _read_text(path: Path) -> str:
    """Read a text, packed or not; nothing if it is not there or not whole."""
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    except (OSError, ValueError, EOFError, zlib.error):
        return ""
