"""`pool.py`: processes that keep a week's suite warm."""

import operator
import os

import pytest

from grader.errors import CourseError
from grader.pool import Job, Order, Place, choose, run_jobs


class Deadly:
    """An argument that ends the process which unpacks it."""

    def __reduce__(self):
        return os._exit, (3,)


IS_A_PLACE = Job(isinstance, (Place,))
BROKEN = Job(operator.truediv, (1,))
NAME = Job(operator.attrgetter("week.name"), ())
DEADLY = Job(isinstance, (Deadly(),))


@pytest.fixture
def values_of(course_root):
    """Run jobs in processes and return their values, in the order of the jobs."""

    def run(*jobs, processes=2, week="week01_tiny"):
        order = Order(course_root, week, "none", names_mistakes=False)
        found = dict(run_jobs(order, list(jobs), processes, lambda job, why: why))
        return [found[place] for place in range(len(jobs))]

    return run


def test_a_job_is_given_the_weeks_suite_and_grader(values_of):
    assert values_of(IS_A_PLACE, NAME) == [True, "week01_tiny"]


def test_a_job_that_raises_costs_that_job_only(values_of):
    values = values_of(IS_A_PLACE, BROKEN, IS_A_PLACE, NAME, processes=1)

    assert values[1].startswith("the grader broke: TypeError")
    assert values[::2] == [True, True]
    assert values[3] == "week01_tiny"


def test_a_job_that_ends_its_process_is_tried_twice_and_given_up(values_of):
    values = values_of(IS_A_PLACE, DEADLY, IS_A_PLACE, processes=1)

    assert values == [True, "the grader's process ended twice", True]


def test_jobs_of_one_kin_are_left_to_one_process():
    assert choose(["a", "b"], own="a", others={"b"}) == "a"
    assert choose(["a", "b"], own="b", others={"a"}) == "b"
    assert choose(["a", "b"], own="", others={"a"}) == "b"
    # Nothing else is left, and jobs without a kin are everybody's.
    assert choose(["a"], own="b", others={"a"}) == "a"
    assert choose([""], own="", others={""}) == ""


def test_a_week_that_is_not_there_is_an_error(values_of):
    with pytest.raises(CourseError, match="week09"):
        values_of(IS_A_PLACE, week="week09")


def test_a_manifest_that_disagrees_is_an_error(values_of, course_root):
    path = course_root / "tests/week01_tiny/test_tiny.py"
    path.write_text(path.read_text().replace("points(20", "points(21"))

    with pytest.raises(CourseError, match=r"task 1\.1 are worth 61"):
        values_of(IS_A_PLACE)


def test_points_that_are_no_number_are_an_error(values_of, course_root):
    path = course_root / "tests/week01_tiny/test_tiny.py"
    path.write_text(path.read_text().replace("points(20", "points(float('nan')"))

    with pytest.raises(CourseError):
        values_of(IS_A_PLACE)


def test_processes_end_with_the_jobs(values_of):
    import multiprocessing

    values_of(IS_A_PLACE)

    assert multiprocessing.active_children() == []
