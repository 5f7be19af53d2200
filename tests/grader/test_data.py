"""The digits that labs load, and those that only hidden tests hold."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from grader.data import load_mnist, load_shakespeare, load_stocks
from grader.errors import SubmissionError

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "solutions" / "learners" / "data" / "mnist_small.npz"
HIDDEN = ROOT / "tests" / "week04_evaluation" / "mnist_hidden.npz"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A learner's week folder inside the course, without a download of Keras's."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    (tmp_path / "course" / "data").mkdir(parents=True)
    week = tmp_path / "course" / "week04_evaluation"
    week.mkdir()
    monkeypatch.chdir(week)
    return week


@pytest.fixture
def shipped(folder):
    """The course's file, where learners have it."""
    path = folder.parent / "data" / SHIPPED.name
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


def test_the_file_is_found_from_the_root_of_a_classroom_repository(folder, monkeypatch):
    target = folder.parent / "assignments" / "data"
    target.mkdir(parents=True)
    (target / SHIPPED.name).write_bytes(SHIPPED.read_bytes())
    monkeypatch.chdir(folder.parent)

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


def test_a_missing_file_is_named_with_the_place(folder):
    with pytest.raises(SubmissionError, match="none above .*week04_evaluation"):
        load_mnist()


@pytest.mark.parametrize("counts", [{"train": 0}, {"test": -3}])
def test_a_count_below_one_is_refused(shipped, counts):
    with pytest.raises(ValueError, match="at least 1. Received"):
        load_mnist(**counts)


DATA = ROOT / "solutions" / "learners" / "data"
WEEK08 = ROOT / "tests" / "week08_recurrence"


@pytest.fixture
def all_shipped(folder):
    """All files of the course, where learners have them."""
    target = folder.parent / "data"
    for path in DATA.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
    return target


def test_stocks_load_with_their_days(all_shipped):
    for ticker, first in (("AAPL", 4.186662803811), ("IBM", 73.667718762847)):
        stock = load_stocks(ticker)

        assert stock.prices.shape == stock.dates.shape == (3270,)
        assert stock.prices[0] == first
        assert stock.prices.min() > 0
        assert np.all(np.diff(stock.dates) > np.timedelta64(0, "D"))
        assert stock.source == "the course's file stocks_small.npz"


def test_learners_have_none_of_the_hidden_stocks(all_shipped):
    with np.load(WEEK08 / "stocks_hidden.npz") as file:
        hidden = {name: file[name] for name in file.files}

    assert set(hidden) == {"MSFT", "GOOG"}
    for ticker in ("AAPL", "IBM"):
        prices = set(np.diff(load_stocks(ticker).prices))
        for other in hidden.values():
            assert len(prices & set(np.diff(other)) - {0.0}) < 5


def test_an_unknown_stock_is_refused_with_those_there_are(all_shipped):
    with pytest.raises(ValueError, match=r"AAPL, IBM. Received: 'MSFT'"):
        load_stocks("MSFT")


def test_plays_load_from_the_courses_file(all_shipped):
    text, source = load_shakespeare()

    assert text.startswith("THE TEMPEST")
    assert "HAMLET, PRINCE OF DENMARK" in text
    assert len(text) > 250_000
    assert source == "the course's file shakespeare_small.txt.gz"


def test_learners_have_none_of_the_hidden_play(all_shipped):
    hidden = gzip.decompress(
        (WEEK08 / "shakespeare_hidden.txt.gz").read_bytes()
    ).decode()
    text = load_shakespeare().text

    assert len(hidden) == 40_000
    assert not any(hidden[k : k + 80] in text for k in range(0, 39_000, 80))


def test_the_tutorials_download_of_shakespeare_comes_first(all_shipped, tmp_path):
    path = tmp_path / "keras" / "datasets" / "shakespeare.txt"
    path.parent.mkdir(parents=True)
    path.write_text("First Citizen:")

    text, source = load_shakespeare()

    assert text == "First Citizen:"
    assert "tutorial" in source


@pytest.mark.parametrize("load", [load_stocks, load_shakespeare])
@pytest.mark.parametrize("damage", [lambda b: b[:5000], lambda b: b"x", None])
def test_damaged_and_missing_series_and_texts_are_named(all_shipped, load, damage):
    for name in ("stocks_small.npz", "shakespeare_small.txt.gz"):
        path = all_shipped / name
        if damage:
            path.write_bytes(damage(path.read_bytes()))
        else:
            path.unlink()

    got = "a damaged file" if damage else "none above"
    with pytest.raises(SubmissionError, match=rf"{load.__name__}.*_small.*{got}"):
        load()
