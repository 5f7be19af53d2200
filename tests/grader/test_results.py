"""`results.py`: records, their JSON, and the arithmetic of points."""

import json
import math

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import results
from grader.errors import ResultError
from grader.results import (
    add_points,
    outcome_of,
    read_result,
    share_of,
    tally,
    write_atomically,
    write_result,
)

POINTS = st.integers(0, 10_000).map(lambda cents: cents / 100)
MANY = st.lists(POINTS, max_size=40)
ANY = st.floats(allow_nan=True, allow_infinity=True)


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_points_does_not_matter(points, random):
    shuffled = points.copy()
    random.shuffle(shuffled)

    assert add_points(shuffled) == add_points(points)


@given(MANY)
def test_a_sum_of_points_is_exact_to_the_cent(points):
    assert add_points(points) == sum(round(100 * p) for p in points) / 100


@given(st.lists(st.tuples(POINTS, st.floats(0, 1)), max_size=40))
def test_shares_never_add_up_to_more_than_the_whole(tests):
    earned = add_points(share_of(points, share) for points, share in tests)

    assert 0 <= earned <= add_points(points for points, _ in tests)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -0.01])
def test_points_that_are_no_points_are_refused(bad):
    with pytest.raises(ValueError, match="finite and not negative"):
        add_points([1.0, bad])


@given(POINTS, ANY)
def test_a_share_lies_between_none_and_all(points, share):
    assert 0 <= share_of(points, share) <= points


@given(POINTS, st.floats(max_value=0))
def test_a_negative_share_is_none(points, share):
    assert share_of(points, share) == 0


@given(POINTS, st.floats(min_value=1, allow_infinity=False))
def test_a_share_above_one_is_all(points, share):
    assert share_of(points, share) == points


@pytest.mark.parametrize("share", [math.nan, math.inf, -math.inf])
def test_a_share_that_is_no_number_is_none(share):
    assert share_of(5.0, share) == 0


def test_a_share_of_odd_points_is_never_more_than_all():
    assert share_of(1.375, 1.0) <= 1.375


def test_no_points_add_up_to_zero():
    assert add_points([]) == 0


def test_a_tally_has_the_tasks_in_their_order(test_result):
    tests = [
        test_result(task="1.2", points=1.0, max_points=2.0),
        test_result(task="1.1", points=3.0, max_points=4.0),
        test_result(task="1.2", points=0.5, max_points=1.0),
    ]

    tasks = tally({"1.1": "One", "1.2": "Two"}, tests)

    assert [(t.id, t.score, t.max_score) for t in tasks] == [
        ("1.1", 3.0, 4.0),
        ("1.2", 1.5, 3.0),
    ]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["passed", "passed"], "passed"),
        (["passed", "failed"], "failed"),
        (["passed", "blocked"], "failed"),
        (["failed", "error"], "error"),
        ([], "failed"),
    ],
)
def test_a_week_is_passed_only_if_every_test_is(test_result, outcomes, expected):
    assert outcome_of([test_result(outcome=o) for o in outcomes]) == expected


def test_a_result_survives_being_written_and_read(tmp_path, result, test_result):
    written = result([test_result(message="got 1", output="\N{SNOWMAN}")])
    path = tmp_path / "new" / "week01.json"

    write_result(written, path)

    assert read_result(path) == written


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"score": 0.0', b'"score": -1'),
        lambda data: data.replace(b'"failed"', b'"perfect"'),
        lambda data: b"",
        lambda data: b"\xff\xfe",
        lambda data: b"[" * 100_000,
    ],
)
def test_a_damaged_result_is_refused_by_name(tmp_path, result, damage):
    path = tmp_path / "week01.json"
    write_result(result(), path)
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(ResultError, match=r"week01\.json is no result"):
        read_result(path)


def test_a_missing_result_is_refused_by_name(tmp_path):
    with pytest.raises(ResultError, match=r"nowhere\.json"):
        read_result(tmp_path / "nowhere.json")


def test_the_published_schema_is_current():
    """If not: write `results.schema()` and a line end to grader/result.schema.json."""
    assert results.SCHEMA_PATH.read_bytes() == results.schema() + b"\n"


def test_a_result_is_as_its_schema_says(result, test_result):
    plain = json.loads(msgspec.json.encode(result([test_result()])))

    jsonschema.validate(plain, json.loads(results.schema()))


def test_the_schema_refuses_negative_points(result):
    plain = json.loads(msgspec.json.encode(result())) | {"score": -1}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, json.loads(results.schema()))


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def fail(*names):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_can_be_read_by_others(tmp_path):
    write_atomically(tmp_path / "file", b"data")

    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o644
