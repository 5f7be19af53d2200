"""`mutants.py`: small changes to a reference, each of which must be noticed."""

import ast

import pytest

from grader.errors import CourseError
from grader.mutants import equivalents, mutants_of


@pytest.fixture
def names_of(week, course_root):
    """The names of the mutants of a body for `double`."""

    def names(body):
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        source = (
            f"def double(x):\n    # BEGIN SOLUTION 1.1\n{lines}    # END SOLUTION\n"
        )
        (course_root / "solutions/week01_tiny/tiny.py").write_text(source)
        return [mutant.name for mutant in mutants_of(week)]

    return names


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("return x < y", "double: x < y -> x <= y"),
        ("return x == y", "double: x == y -> x != y"),
        ("return x + y", "double: x + y -> x - y"),
        ("return x / y", "double: x / y -> x * y"),
        ("x += y", "double: x += y -> x -= y"),
        ("x += y", "double: x += y -> nothing"),
        ("return 2", "double: 2 -> 3"),
        ("return 1e-8", "double: 1e-08 -> 1e-05"),
        ("return True", "double: True -> False"),
        ("return x and y", "double: x and y -> x or y"),
        ("return -x", "double: -x -> +x"),
        ("return x.max()", "double: x.max -> x.min"),
        ("return max(x)", "double: max -> min"),
        ("return x if y else z", "double: x if y else z -> z if y else x"),
        ("f(x)", "double: f(x) -> nothing"),
        ("if x:\n    y", "double: if x:\n    y -> if False:\n    y"),
    ],
)
def test_each_rule_makes_its_mutant(names_of, body, name):
    assert name in names_of(body)


def test_only_solutions_are_changed(week):
    assert {mutant.task for mutant in mutants_of(week)} == {"1.1"}


def test_each_mutant_is_another_program_and_is_python(week, solution):
    programs = [mutant.snapshot.files["tiny"] for mutant in mutants_of(week)]

    assert len(set(programs)) == len(programs)
    assert all(
        ast.dump(ast.parse(p)) != ast.dump(ast.parse(solution)) for p in programs
    )


def test_mutants_of_one_name_are_numbered(names_of):
    names = names_of("return 1 + x + 1")

    assert "double: 1 -> 2" in names
    assert "double: 1 -> 2 #2" in names
    assert len(set(names)) == len(names)


def test_a_string_is_not_changed(names_of):
    assert names_of("return 'text'") == []


def test_mutants_that_compute_the_same_are_listed_with_a_reason(week, course_root):
    assert equivalents(week) == {}

    path = course_root / "tests/week01_tiny/equivalent.toml"
    path.write_text('"double: 2 -> 3" = "Because."\n')
    assert equivalents(week) == {"double: 2 -> 3": "Because."}


@pytest.mark.parametrize("text", ["x = ", "x = 1"])
def test_a_list_that_is_no_table_of_texts_is_an_error(week, course_root, text):
    (course_root / "tests/week01_tiny/equivalent.toml").write_text(text)

    with pytest.raises(CourseError, match=r"equivalent\.toml"):
        equivalents(week)
