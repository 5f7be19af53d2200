"""`plugin.py`: one pytest session, many learners."""

import pytest

from grader.errors import CourseError, SandboxError, WireError
from grader.failures import CheckFailure
from grader.plugin import collected, with_suite
from grader.sandbox.inspection import Program
from grader.sandbox.ports import LocalPort

HEADER = "import numpy as np\nimport pytest\nfrom grader import checks\n"
MARK = '@pytest.mark.points(1, task="1.1")\n'


@pytest.fixture
def in_suite(tmp_path):
    """Collect tests from source text and call `body` with their suite."""

    def collect(source, body=lambda suite: None, header=HEADER):
        path = tmp_path / "tests" / "week" / "test_it.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header + source)
        with_suite([path], body)

    return collect


def connect(source="def f(x):\n    return x\n"):
    program = Program({"learner": source}, ["numpy"])
    return lambda: LocalPort(program)


@pytest.fixture
def run_of(in_suite):
    """Run the one test in source text against a learner's source text."""

    def run(test, source="def f(x):\n    return x\n", seed="s", port=None):
        found = []

        def body(suite):
            chosen = port or connect(source)
            found.append(suite.run(suite.tests[0], chosen, seed))

        in_suite(MARK + test, body)
        return found[0]

    return run


def test_a_test_is_known_by_id_task_points_and_title(in_suite):
    found = []
    source = '''@pytest.mark.public
@pytest.mark.points(2.5, task="1.1", needs=("1.2", "1.3"))
def test_law():
    """A law holds.

    More about it.
    """
'''
    in_suite(source, lambda suite: found.extend(suite.tests))

    (test,) = found
    assert (test.id, test.task, test.points) == ("test_it.py::test_law", "1.1", 2.5)
    assert (test.needs, test.title, test.public) == (
        ("1.2", "1.3"),
        "A law holds.",
        True,
    )


def test_one_needed_task_may_be_a_text(in_suite):
    found = []
    source = '@pytest.mark.points(1, task="1.2", needs="1.1")\ndef test_law(): pass\n'
    in_suite(source, lambda suite: found.extend(suite.tests))

    assert found[0].needs == ("1.1",)
    assert (found[0].title, found[0].public) == ("test_law", False)


def test_each_parameter_is_a_test(in_suite):
    found = []
    source = f'{MARK}@pytest.mark.parametrize("n", [1, 2])\ndef test_law(n): pass\n'
    in_suite(source, lambda suite: found.extend(t.id for t in suite.tests))

    assert found == ["test_it.py::test_law[1]", "test_it.py::test_law[2]"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def test_law(): pass\n", "mark it"),
        ("@pytest.mark.points(1)\ndef test_law(): pass\n", "mark it"),
        ('@pytest.mark.points(task="1.1")\ndef test_law(): pass\n', "mark it"),
        ('@pytest.mark.points("a", task="1.1")\ndef test_law(): pass\n', "no points"),
        ('@pytest.mark.points(-1, task="1.1")\ndef test_law(): pass\n', "no points"),
        (
            "@pytest.mark.points(float('inf'), task='1.1')\ndef test_law(): pass\n",
            "no points",
        ),
        ("@pytest.mark.pionts(1)\ndef test_law(): pass\n", "pionts"),
        ("def test_law(:\n", "cannot be collected"),
        ("import nowhere\n", "cannot be collected"),
    ],
)
def test_tests_that_cannot_be_collected_are_an_error_of_the_course(
    in_suite, source, said
):
    with pytest.raises(CourseError, match=said):
        in_suite(source)


def test_a_file_that_is_not_there_is_an_error_of_the_course(tmp_path):
    with pytest.raises(CourseError, match="no test was found"):
        with_suite([tmp_path / "week" / "test_it.py"], lambda suite: None)


def test_what_the_body_raises_comes_through(in_suite):
    def body(suite):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_suite(f"{MARK}def test_law(): pass\n", body)


def test_a_test_that_holds_has_no_failure(run_of):
    run = run_of("def test_law(submission):\n    submission.load('learner').f(1)\n")

    assert (run.failure, run.grader_error, run.evidence) == (None, "", None)


def test_a_check_that_fails_is_the_failure(run_of):
    run = run_of("def test_law():\n    checks.close(1, 2, call='f(1)')\n")

    assert isinstance(run.failure, CheckFailure)
    assert run.evidence.call == "f(1)"


def test_an_error_of_the_learner_is_the_failure(run_of):
    run = run_of("def test_law(submission): submission.load('learner')\n", "1 / 0")

    assert run.failure.types[0] == "ZeroDivisionError"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("1 / 0", "broke: ZeroDivisionError"),
        ("assert False", "broke: AssertionError"),
        ("pytest.skip()", "broke: Skipped"),
        ("submission.load('learner').f(iter([]))", "could not send a value: WireError"),
    ],
)
def test_any_other_error_is_the_graders(run_of, body, said):
    run = run_of(f"def test_law(submission):\n    {body}\n")

    assert said in run.grader_error
    assert run.failure is None


def test_a_grader_error_says_where(run_of):
    assert "test_it.py, line 7" in run_of("def test_law():\n\n    1 / 0\n").grader_error


@pytest.mark.parametrize("error", [SandboxError("gone"), WireError("bytes")])
def test_a_worker_that_is_lost_is_a_grader_error(run_of, error):
    def port():
        raise error

    run = run_of("def test_law(submission): submission.load('learner')\n", port=port)

    assert type(error).__name__ in run.grader_error


def test_printed_text_of_the_learner_comes_with_the_run(run_of):
    run = run_of(
        "def test_law(submission): submission.load('learner')\n", "print('hi')"
    )

    assert run.output == "hi\n"


RANDOM = "def test_law(rng): checks.same(rng.random(), 0, call='rng', show=True)\n"


def test_random_numbers_come_from_the_seed(run_of):
    first, again, other = (run_of(RANDOM, seed=seed).failure.got for seed in "aab")

    assert first == again != other


def test_a_test_has_random_numbers_of_its_own(in_suite):
    seen = set()
    line = "checks.same(rng.random(), 0, call='rng', show=True)"
    source = f"{MARK}def test_a(rng): {line}\n\n{MARK}def test_b(rng): {line}\n"

    def body(suite):
        for test in suite.tests:
            seen.add(suite.run(test, connect(), "s").failure.got)

    in_suite(source, body)
    assert len(seen) == 2


def test_a_test_runs_again_and_again(in_suite):
    outcomes = []
    source = (
        f"{MARK}def test_law(submission):\n"
        "    checks.same(submission.load('learner').f(1), 1, call='f(1)')\n"
    )

    def body(suite):
        for learner in (
            "def f(x): return x",
            "def f(x): return 2",
            "def f(x): return x",
        ):
            run = suite.run(suite.tests[0], connect(learner), "s")
            outcomes.append(run.failure is None)

    in_suite(source, body)
    assert outcomes == [True, False, True]


def test_a_fixture_is_made_anew_for_each_run(in_suite):
    lengths = []
    source = (
        "@pytest.fixture(scope='module')\ndef seen():\n    return []\n\n"
        f"{MARK}def test_law(seen):\n    seen.append(1)\n"
        "    checks.same(len(seen), 0, call='len(seen)', show=True)\n"
    )

    def body(suite):
        for _ in range(2):
            lengths.append(suite.run(suite.tests[0], connect(), "s").failure.got)

    in_suite(source, body)
    assert lengths == ["1", "1"]


def test_a_test_run_does_not_see_the_learners_configuration(in_suite, tmp_path):
    """Neither a conftest.py nor a pytest.ini beside the tests counts."""
    (tmp_path / "tests" / "week").mkdir(parents=True)
    (tmp_path / "tests" / "week" / "conftest.py").write_text("1 / 0")
    (tmp_path / "tests" / "week" / "pytest.ini").write_text("[pytest]\naddopts = --bad")

    in_suite(f"{MARK}def test_law(): pass\n")


def test_a_week_in_staffs_repository_has_all_its_tests(week):
    assert [path.name for path in collected(week)] == ["test_tiny.py"]


def test_a_week_without_tests_is_an_error_of_the_course(week, course_root):
    (course_root / "tests/week01_tiny/test_tiny.py").unlink()

    with pytest.raises(CourseError, match=r"no test_\*\.py"):
        with_suite(collected(week), lambda suite: None)


def test_tests_that_change_are_read_again(in_suite):
    found = []
    for name in ("before", "after"):
        source = f"{MARK}def test_{name}(): pass\n"
        in_suite(source, lambda suite: found.extend(t.title for t in suite.tests))

    assert found == ["test_before", "test_after"]


def test_two_weeks_may_name_their_tests_alike(tmp_path):
    found = []
    for week in ("week01", "week02"):
        path = tmp_path / week / "test_it.py"
        path.parent.mkdir()
        path.write_text(f"{HEADER}{MARK}def test_of_{week}(): pass\n")
        with_suite([path], lambda suite: found.extend(t.id for t in suite.tests))

    assert found == ["test_it.py::test_of_week01", "test_it.py::test_of_week02"]
