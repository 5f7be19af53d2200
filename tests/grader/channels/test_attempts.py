"""`attempts.py`: how often hidden tests are told in full."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.attempts import coarse, feedback_for, tokens_left
from grader.results import Hashes
from grader.signing import Attempt

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)


def hours(count):
    return NOON + timedelta(hours=count)


@pytest.mark.parametrize(
    ("spent", "now", "left"),
    [
        ([], 0, 4),
        ([0], 0, 3),
        ([0, 0, 0], 0, 1),
        ([0, 0, 0, 0], 0, 0),
        ([0, 0, 0, 0], 6, 1),  # 4 a day: one each 6 hours
        ([0, 0, 0, 0], 3, 0.5),
        ([0], 100, 4),  # never more than 4
        ([0, 100], 100, 3),
        ([100, 0], 100, 3),  # in whatever order they are read
    ],
)
def test_a_bucket_fills_again_within_a_day(spent, now, left):
    found = tokens_left([hours(h) for h in spent], hours(now), 4)

    assert found == pytest.approx(left)


@pytest.fixture
def made(result):
    """Make an attempt at an hour with certain files."""

    def make(hour, files, feedback="full"):
        hashes = Hashes(submission=files, tests="t", environment="e")
        return Attempt(
            learner="ada",
            week="week01_tiny",
            remote="r",
            commit="c",
            pushed=None,
            clock="push",
            deadline=None,
            late=False,
            graded=hours(hour),
            feedback=feedback,
            result=result(hashes=hashes),
        )

    return make


def test_beyond_n_runs_a_day_feedback_is_coarse(made):
    known = []
    for number in range(8):
        new = made(number / 10, f"files {number}")
        told = feedback_for(new.result, known, new.graded, 4)
        known.append(made(number / 10, f"files {number}", told))

    assert [a.feedback for a in known] == ["full"] * 4 + ["coarse"] * 4


def test_a_run_that_was_told_coarsely_costs_nothing(made):
    known = [made(0, "a"), *(made(1, f"b{n}", "coarse") for n in range(9))]
    new = made(24, "c")

    assert feedback_for(new.result, known, new.graded, 1) == "full"


def test_to_grade_the_same_files_again_costs_nothing_and_tells_as_before(made):
    known = [made(0, "a"), made(1, "a"), made(2, "a")]

    assert feedback_for(made(3, "a").result, known, hours(3), 1) == "full"
    assert feedback_for(made(3, "b").result, known, hours(3), 2) == "full"
    assert feedback_for(made(3, "b").result, known, hours(3), 1) == "coarse"
    last = [*known, made(3, "b", "coarse")]
    assert feedback_for(made(4, "b").result, last, hours(100), 1) == "coarse"


def test_coarse_feedback_has_points_and_no_word_of_a_test(result, test_result):
    told = {"message": "got 5", "hint": "why", "code": "X-Y", "file": "tiny.py"}
    tests = [test_result(points=5.0, line=3, output="out", **told)]
    full = result(tests, score=5.0)

    shown = coarse(full, 4)

    assert (shown.score, shown.tasks) == (full.score, full.tasks)
    assert shown.tests[0].points == 5
    words = {"message", "hint", "code", "file", "output"}
    assert {getattr(shown.tests[0], name) for name in words} == {""}
    assert shown.tests[0].line == 0
    assert "4 runs a day" in shown.notes[-1]
