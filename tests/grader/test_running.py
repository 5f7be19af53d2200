"""`running.py`: which tests share a process of the learner's program."""

import pytest

from grader.checking import run_once
from grader.course import find_course
from grader.sandbox.jail import Jail, Nest
from grader.submission import PUBLIC_SEED, Snapshot

pytestmark = pytest.mark.usefixtures("can_jail")

PLAIN = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return 4 * x\n"
COUNTS = """
calls = []

def double(x):
    calls.append(x)
    return 2 * x if len(calls) == 1 else 0

def quadruple(x):
    return 4 * x
"""


@pytest.fixture
def graded(week, monkeypatch):
    """Grade tiny.py in the jail; give the result and how many workers were forked."""
    fork = Nest.fork

    def grade(source):
        forks = []
        monkeypatch.setattr(Nest, "fork", lambda nest: forks.append(1) or fork(nest))
        snapshot = Snapshot({"tiny": source})
        return run_once(week, snapshot, PUBLIC_SEED, "sandlock", "ada"), len(forks)

    return grade


def test_a_plain_program_has_one_process_for_all_tests(graded):
    result, forks = graded(PLAIN)

    assert (result.score, len(result.tests), forks) == (100, 4, 1)


def test_a_plain_program_is_loaded_anew_for_each_test(graded):
    result, forks = graded(COUNTS)

    assert (result.score, forks) == (100, 1)


def test_a_program_that_may_leave_a_trace_has_a_process_for_each_test(graded):
    result, forks = graded(PLAIN + "\n\ndef other():\n    global calls\n")

    assert (result.score, forks) == (100, 4)


def test_a_test_that_fails_is_run_again_in_a_process_of_its_own(graded):
    result, forks = graded(PLAIN.replace("4 * x", "5 * x"))

    # Two pass and one fails in the first, and has its own; so has the other that fails.
    assert (result.score, forks) == (60, 4)


def test_a_week_that_draws_has_one_jail_for_all_its_tests(course_root, monkeypatch):
    path = course_root / "solutions/week01_tiny/week.toml"
    drawn = 'id = "1.2"\nruntime = "matplotlib"'
    path.write_text(path.read_text().replace('id = "1.2"', drawn))
    started, start = [], Jail.__init__

    def count(jail, runtime, isolation):
        started.append(runtime)
        start(jail, runtime, isolation)

    monkeypatch.setattr(Jail, "__init__", count)
    wrong = Snapshot({"tiny": PLAIN.replace("2 * x", "3 * x")})
    week = find_course(course_root).week("week01")

    assert run_once(week, wrong, PUBLIC_SEED, "sandlock", "ada").score < 100
    assert started == ["matplotlib"]
