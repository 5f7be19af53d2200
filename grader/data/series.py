"""Sequences: prices of stocks, and plays by Shakespeare."""

import gzip
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.data.files import keras_cache, nothing_found, read_npz, shipped_file
from grader.errors import SubmissionError


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
    shipped = shipped_file("stocks_small.npz")
    arrays = read_npz(shipped)
    if not arrays:
        raise SubmissionError(nothing_found("load_stocks", shipped))
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
    download = keras_cache() / "shakespeare.txt"
    shipped = shipped_file("shakespeare_small.txt.gz")
    text, source = _read_text(download), "the download of TensorFlow's tutorial"
    if not text:
        text, source = _read_text(shipped), f"the course's file {shipped.name}"
    if not text:
        raise SubmissionError(nothing_found("load_shakespeare", shipped))
    return Text(text, source)


def _read_text(path: Path) -> str:
    """Read a text, packed or not; nothing if it is not there or not whole."""
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    except (OSError, ValueError, EOFError, zlib.error):
        return ""
