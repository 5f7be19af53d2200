"""A changed test runs what depends on it, and nothing else."""

import msgspec
import pytest

from grader.batch import Target, find_entries, grade_entry
from grader.course import find_course
from grader.grading import Grader
from grader.plugin import collected, with_suite
from grader.pool import Place
from grader.results import write_result

HALF = "def double(x):\n    return 2 * x\n"
TESTS = "tests/week01_tiny/test_tiny.py"


@pytest.fixture
def grade(course_root, hand_in, tmp_path):
    """Grade one learner with the course as it is now; return the result."""

    def run(source=HALF):
        course = find_course(course_root)
        week = course.weeks[0]
        (entry,) = find_entries(hand_in(ada=source))
        found = []

        def body(suite):
            place = Place(Grader(week, suite, "none"), suite, course, week)
            target = Target(tmp_path / "results", b"secret", fresh=False)
            found.append(grade_entry(place, target, entry))
            place.grader.close()

        with_suite(collected(week), body)
        return found[0]

    return run


@pytest.fixture
def marked(grade, tmp_path):
    """Grade a learner, and mark every record of the saved result."""

    def run(source=HALF):
        result = grade(source)
        tests = [msgspec.structs.replace(t, title="old") for t in result.tests]
        path = tmp_path / "results/ada/week01_tiny.json"
        write_result(msgspec.structs.replace(result, tests=tests), path)
        return result

    return run


def change(root, path, old, new):
    file = root / path
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def kept(result):
    return sorted({test.task for test in result.tests if test.title == "old"})


@pytest.mark.parametrize(
    ("path", "old", "new", "stand"),
    [
        (TESTS, "quadruple(3.0), 12.0", "quadruple(3.0), 12", ["1.1"]),
        (TESTS, "Four times 3 is 12.", "4 times 3 is 12.", ["1.1"]),
        (TESTS, "points(40", "points(40.0", []),  # of task 1.1, which 1.2 needs
        (TESTS, "HIDDEN_FACTOR = 4.0", "HIDDEN_FACTOR = 4", []),
        ("tests/week01_tiny/wrong/dbl_square.py", "Two times", "2 times", []),
        ("solutions/week01_tiny/week.toml", "seconds = 2.0", "seconds = 3.0", []),
        ("solutions/week01_tiny/week.toml", "Does double", "Would double", ["1.1"]),
        ("tests/week01_tiny/right/dbl_add.py", "x + x", "x+x", ["1.1", "1.2"]),
    ],
)
def test_only_what_depends_on_a_change_runs_again(
    marked, grade, course_root, path, old, new, stand
):
    before = marked()
    change(course_root, path, old, new)

    after = grade()

    assert kept(after) == stand
    assert (after.score, after.tasks) == (before.score, before.tasks)
    assert [test.id for test in after.tests] == [test.id for test in before.tests]


def test_a_file_of_data_concerns_all_tasks(marked, grade, course_root):
    marked()
    (course_root / "tests/week01_tiny/data.npz").write_bytes(b"new")

    assert kept(grade()) == []


def test_what_all_weeks_share_concerns_all_tasks_but_not_tests_of_the_course(
    marked, grade, course_root
):
    marked()
    (course_root / "tests/test_course.py").write_text("def test_it(): ...\n")
    assert kept(grade()) == ["1.1", "1.2"]
    (course_root / "tests/families.py").write_text("SIZE = 28\n")
    assert kept(grade()) == []


def test_a_stricter_test_changes_its_task_and_what_it_blocks(
    marked, grade, course_root, solution
):
    assert marked(solution).score == 100
    change(course_root, TESTS, "TWICE * 3, call", "7.0, call")

    result = grade(solution)

    assert result.score == 80
    assert result.outcome == "failed"


def test_a_test_that_is_new_is_run_and_one_that_is_gone_is_not_kept(
    marked, grade, course_root
):
    marked()
    change(course_root, TESTS, "def test_quadruple_of_three", "def test_12")

    names = [test.id.partition("::")[2] for test in grade().tests]

    assert "test_12" in names
    assert "test_quadruple_of_three" not in names


@pytest.mark.parametrize(
    ("old", "new", "stand"),
    [("quadruple(3.0), 12.0", "quadruple(3.0), 12", ["1.1"]), ("* 3,", "* 3.0,", [])],
)
def test_a_broken_file_is_told_once_whatever_runs_again(
    marked, grade, course_root, old, new, stand
):
    """Task 1.2 does not tell what 1.1 tells; without 1.1 it would have to."""
    change(course_root, TESTS, ', needs="1.1"', "")
    marked("def double(x:\n")
    change(course_root, TESTS, old, new)

    result = grade("def double(x:\n")

    assert kept(result) == stand
    assert sum(not test.quiet for test in result.tests) == 1
