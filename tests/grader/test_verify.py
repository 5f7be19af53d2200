"""`verify.py`: whether a week's tests tell right answers from wrong ones."""

import io

import pytest
from rich.console import Console

from grader import plugin
from grader.errors import GraderError
from grader.verify import Report, Row, Sweep, chosen_tests, verify_week


@pytest.fixture
def report(week):
    """Verify the tiny week, unjailed."""

    def verify(**options):
        console = options.pop("console", Console(quiet=True))
        return verify_week(week, Sweep(**options), "none", console)

    return verify


def rows_of(report):
    return {row.what: (row.held, row.tried) for row in report.rows}


@pytest.mark.slow
def test_a_week_that_holds_has_no_problems(report):
    made = report(mutants=True)

    assert made.problems == []
    rows = rows_of(made)
    assert rows["reference earns all points"] == (1, 1)
    assert rows["right answers earn all points"] == (1, 1)
    assert rows["wrong answers lose and are named"] == (1, 1)
    assert rows["mutants are noticed"] == (2, 2)
    assert rows["empty answers earn nothing"][0] >= 3


SLIPS = {
    "a right answer that fails": (
        "tests/week01_tiny/right/dbl_add.py",
        "return x + x",
        "return x + x + 1",
        "right/double by adding",
    ),
    "a wrong answer that passes": (
        "tests/week01_tiny/wrong/dbl_square.py",
        "return x * x",
        "return 2 * x",
        "wrong/DBL-SQUARE: loses no point on task 1.1",
    ),
    "a reference that fails": (
        "solutions/week01_tiny/tiny.py",
        "return double(double(x))",
        "return double(x)",
        "reference: test_tiny.py::test_quadruple_of_three",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SLIPS)
def test_what_slips_through_is_a_problem(report, course_root, name):
    path, old, new, said = SLIPS[name]
    file = course_root / path
    file.write_text(file.read_text().replace(old, new))

    assert any(problem.startswith(said) for problem in report().problems)


@pytest.mark.slow
def test_a_test_that_pays_the_stub_is_a_problem(report, course_root):
    path = course_root / "tests/week01_tiny/test_tiny.py"
    text = path.read_text().replace(
        "def test_double_of_three(week):", "def test_double():"
    )
    path.write_text(text.replace("week.double(3.0)", "6.0"))

    assert any("earns points in" in problem for problem in report().problems)


@pytest.mark.slow
def test_a_mutant_that_survives_is_a_problem(report, course_root):
    path = course_root / "solutions/week01_tiny/tiny.py"
    path.write_text(path.read_text().replace("return 2 * x", "return 2 * x + 0 * 5"))

    problems = report(mutants=True).problems

    assert "mutant double: 5 -> 6: passes every test" in problems


@pytest.mark.slow
def test_a_problem_is_said_when_it_is_found(report, course_root):
    path = course_root / "tests/week01_tiny/wrong/dbl_square.py"
    path.write_text(path.read_text().replace("return x * x", "return 2 * x"))
    shown = io.StringIO()

    problems = report(console=Console(file=shown, width=200)).problems

    assert problems
    assert shown.getvalue().splitlines() == problems


@pytest.mark.slow
def test_one_task_can_be_tried_alone(report):
    made = report(task="1.1", mutants=True)

    assert rows_of(made) == {
        "right answers earn all points": (1, 1),
        "wrong answers lose and are named": (1, 1),
        "mutants are noticed": (2, 2),
    }
    assert rows_of(report(task="1.2", mutants=True)) == {}
    with pytest.raises(GraderError, match="no task 9.9"):
        report(task="9.9")


@pytest.mark.slow
def test_right_answers_can_be_tried_alone_with_many_seeds(report):
    made = report(right_only=True, seeds=3, mutants=True)

    assert rows_of(made) == {
        "reference earns all points": (3, 3),
        "right answers earn all points": (3, 3),
    }


def test_a_listed_mutant_that_does_not_exist_is_an_error(report, course_root):
    path = course_root / "tests/week01_tiny/equivalent.toml"
    path.write_text('"double: nothing of it" = "Because."\n')

    with pytest.raises(GraderError, match="names no mutant"):
        report(mutants=True)


def test_a_report_says_what_held():
    text = Report("week01", [Row("mutants", 2, 3)], ["mutant x: passes"]).text()

    assert "2 of 3" in text
    assert "PROBLEM  mutant x: passes" in text
    assert text.endswith("does not hold")


def made(name, task, *needs):
    return plugin.Test(name, task, needs, 1.0, "Law.", False)


def test_tests_of_a_task_and_of_what_builds_on_it_are_chosen():
    tests = [made("a", "1"), made("b", "2", "1"), made("c", "3", "2"), made("d", "4")]
    tests += [made("e", "2"), made("f", "5", "4", "1")]

    assert [test.id for test in chosen_tests(tests, "1")] == ["a", "b", "c", "f"]
    assert chosen_tests(tests, "") == tests
