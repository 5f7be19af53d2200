"""`late.py`: what a late submission costs."""

import msgspec
import pytest

from grader.course import find_course
from grader.errors import CourseError
from grader.late import Late

DAY = 86_400
POLICY = Late(grace_days=1, percent_per_day=10, cap_percent=25)


@pytest.mark.parametrize(
    ("seconds", "percent"),
    [(-DAY, 0), (0, 0), (DAY, 0), (DAY + 1, 10), (2 * DAY, 10), (2 * DAY + 1, 20)]
    + [(9 * DAY, 25)],
)
def test_a_day_that_has_begun_counts_after_the_grace_days(seconds, percent):
    assert POLICY.percent(seconds) == percent


def test_a_penalty_is_a_part_of_the_points():
    assert POLICY.penalty(80.0, 2 * DAY) == 8.0
    assert POLICY.penalty(0.0, 2 * DAY) == 0.0


def test_nothing_is_lost_without_a_policy():
    assert Late().penalty(80.0, 100 * DAY) == 0.0


def test_a_learner_is_told():
    assert POLICY.words(0) == ""
    assert POLICY.words(-5) == ""
    assert "in 1 day and 0 hours after" in POLICY.words(DAY)
    assert "in 2 days and 1 hour after" in POLICY.words(2 * DAY + 1)
    assert "costs nothing" in POLICY.words(DAY)
    assert "costs 10 % of the points" in POLICY.words(DAY + 5)


def test_a_course_has_its_policy(course_root):
    with (course_root / "course.toml").open("a") as file:
        file.write("\n[late]\npercent_per_day = 5\n")

    assert find_course(course_root).late == Late(percent_per_day=5)


@pytest.mark.parametrize("line", ["percent_per_day = 101", "grace_days = -1", "x = 1"])
def test_a_policy_that_cannot_be_is_refused(course_root, line):
    with (course_root / "course.toml").open("a") as file:
        file.write(f"\n[late]\n{line}\n")

    with pytest.raises(CourseError, match="course.toml"):
        find_course(course_root)


def test_it_can_be_written_down():
    assert msgspec.json.decode(msgspec.json.encode(POLICY), type=Late) == POLICY
