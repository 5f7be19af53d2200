"""`grading.py`: one submission to one result."""

import msgspec
import pytest

from grader import plugin, provenance
from grader.checking import run_once
from grader.course import find_course
from grader.errors import CourseError
from grader.grading import check_manifest
from grader.provenance import hashes_of, seed_for
from grader.submission import Snapshot

FOR_THREE_ONLY = "double = lambda x: 6.0\nquadruple = lambda x: 4 * x\n"


def outcomes(result):
    return [test.outcome for test in result.tests]


def test_the_reference_earns_all_points(graded, solution):
    result = graded(solution)

    assert (result.score, result.max_score, result.outcome) == (100, 100, "passed")


def test_each_task_has_its_own_points(graded):
    result = graded(FOR_THREE_ONLY)

    assert [(t.id, t.score, t.max_score) for t in result.tasks] == [
        ("1.1", 20, 60),
        ("1.2", 40, 40),
    ]


def test_what_builds_on_a_failed_task_is_blocked_and_what_it_passes_is_paid(graded):
    result = graded("double = lambda x: x\nquadruple = lambda x: x + 9\n")

    assert outcomes(result) == ["failed", "failed", "passed", "blocked"]
    assert result.score == 10


def test_a_task_that_does_not_use_the_failed_one_is_not_blocked(graded):
    result = graded(FOR_THREE_ONLY)

    assert outcomes(result) == ["passed", "failed", "passed", "passed"]
    assert result.score == 60


def test_only_the_first_failure_of_a_task_is_loud(graded):
    result = graded("def double(x):\n    return 3 * x\n")

    assert [t.quiet for t in result.tests if t.task == "1.1"] == [False, True]


def test_a_known_mistake_is_named_with_its_message(graded):
    result = graded("def double(x):\n    return x**2\n")

    assert result.tests[0].code == "DBL-SQUARE"
    assert result.tests[0].hint.startswith("Two times two")


def test_another_mistake_is_not_given_a_known_name(graded):
    result = graded("def double(x):\n    return x**2 + 1e-3\n")

    assert {t.code for t in result.tests} == {""}


def test_the_same_seed_gives_the_same_result(graded):
    first, second = (graded(FOR_THREE_ONLY, seed="s") for _ in range(2))

    assert msgspec.structs.replace(first, seconds=second.seconds) == second


def test_hidden_numbers_are_not_in_a_hidden_tests_message(graded):
    result = graded("def double(x):\n    return x + 1\n")

    message = result.tests[1].message
    assert "the right values" in message
    assert not any(c.isdigit() for c in message.replace("4 of 4", "").split("first")[0])


def test_printed_text_is_in_public_results_only(graded, solution):
    source = solution.replace("return 2 * x", "print('seen', x); return 2 * x")

    result = graded(source)

    assert result.tests[0].output == "seen 3.0\n"
    assert result.tests[1].output == ""


def test_a_cell_that_is_not_python_is_noted(week, solution):
    snapshot = Snapshot({"tiny": ["x = (", solution]})
    result = run_once(week, snapshot, "s", "none", "ada")

    assert result.outcome == "passed"
    assert result.notes == ["Code cell 1 is not valid Python and was left out."]


def test_the_second_broken_cell_is_noted_too(week, solution):
    snapshot = Snapshot({"tiny": ["x = (", solution, "y = ]"]})
    result = run_once(week, snapshot, "s", "none", "ada")

    assert result.notes == [
        "Code cells 1 and 3 are not valid Python and were left out."
    ]


def test_a_file_that_is_missing_is_told_once(week, course_root):
    path = course_root / "tests/week01_tiny/test_tiny.py"
    path.write_text(path.read_text().replace(', needs="1.1"', ""))
    snapshot = Snapshot({}, {"tiny": "tiny.py is missing."})
    result = run_once(week, snapshot, "s", "none", "ada")

    assert {test.message for test in result.tests} == {"tiny.py is missing."}
    assert [test.quiet for test in result.tests] == [False, True, True, True]


def test_until_failure_stops_at_the_first_failing_test(week):
    from grader.grading import Grader
    from grader.plugin import collected, with_suite

    found = []

    def body(suite):
        grader = Grader(week, suite, "none")
        snapshot = Snapshot({"tiny": "def double(x):\n    return x * x\n"})
        found.append(
            grader.grade("ada", snapshot, "s", until_failure=True, names=False)
        )
        found.append(grader.grade("ada", snapshot, "s"))
        grader.close()

    with_suite(collected(week), body)
    stopped, whole = found
    assert [test.outcome for test in stopped.tests] == ["failed"]
    assert [test.code for test in stopped.tests] == [""]
    assert len(whole.tests) == 4
    assert "DBL-SQUARE" in {test.code for test in whole.tests}


@pytest.mark.parametrize("learner", ["ada", "bob"])
def test_a_seed_is_the_same_each_time(week, learner):
    snapshot = Snapshot({"tiny": "x"})

    assert seed_for(b"k", learner, week, snapshot) == seed_for(
        b"k", learner, week, snapshot
    )


def test_a_seed_depends_on_secret_learner_and_files(week):
    one, two = Snapshot({"tiny": "x"}), Snapshot({"tiny": "y"})
    seeds = {
        seed_for(b"k", "ada", week, one),
        seed_for(b"K", "ada", week, one),
        seed_for(b"k", "bob", week, one),
        seed_for(b"k", "ada", week, two),
    }

    assert len(seeds) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seconds = 2.0", "seconds = 9.0"),
        ('imports = ["numpy"]', "imports = []"),
        ('module = "tiny"', 'module = "tiny"\nruntime = "matplotlib"'),
    ],
)
def test_hashes_change_with_the_weeks_record(week, course_root, old, new):
    """A score depends on the seconds and the imports that week.toml allows."""
    before = hashes_of(week, Snapshot({}))
    path = course_root / "solutions/week01_tiny/week.toml"
    path.write_text(path.read_text().replace(old, new))

    assert hashes_of(find_course(course_root).weeks[0], Snapshot({})) != before


@pytest.mark.parametrize(
    "name", ["families.py", "shared.npz", "week01_tiny/a.npz", "week01_tiny/wrong/x.py"]
)
def test_hashes_change_with_what_hidden_tests_read(week, course_root, name):
    before = hashes_of(week, Snapshot({}))
    (course_root / "tests" / name).write_bytes(b"\x01")
    provenance._files_hash.cache_clear()  # files are read once in a process

    assert hashes_of(week, Snapshot({})) != before


def test_hashes_do_not_change_with_what_python_leaves_behind(week, course_root):
    before = hashes_of(week, Snapshot({}))
    (course_root / "tests/week01_tiny/__pycache__").mkdir()
    (course_root / "tests/week01_tiny/__pycache__/a.pyc").write_bytes(b"")
    provenance._files_hash.cache_clear()

    assert hashes_of(week, Snapshot({})) == before


def manifest(**points):
    rows = [("1.1", points["first"]), ("1.2", points["second"])]
    return [plugin.Test(f"t::{t}", t, (), p, "Title.", True) for t, p in rows]


def test_a_manifest_that_agrees_with_the_week_is_accepted(week):
    check_manifest(week, manifest(first=60.0, second=40.0))


def test_a_manifest_with_other_points_is_refused(week):
    with pytest.raises(CourseError, match="task 1.2 are worth 39 points"):
        check_manifest(week, manifest(first=60.0, second=39.0))


def test_a_manifest_that_needs_an_unknown_task_is_refused(week):
    tests = manifest(first=60.0, second=40.0)
    tests[1] = msgspec.structs.replace(tests[1], needs=("7.7",))

    with pytest.raises(CourseError, match="no task 7.7"):
        check_manifest(week, tests)
