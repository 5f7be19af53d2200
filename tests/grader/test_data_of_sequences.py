"""The prices and plays that labs load, and those that only hidden tests hold."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from grader.data import load_shakespeare, load_stocks
from grader.errors import SubmissionError

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "solutions" / "learners" / "data"
WEEK08 = ROOT / "tests" / "week08_recurrence"


@pytest.fixture
def all_shipped(week_folder):
    """All files of the course, where learners have them."""
    target = week_folder.parent / "data"
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
