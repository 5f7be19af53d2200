"""`answers.py`: known wrong and right answers, laid over the reference."""

import pytest

from grader.answers import reference, right_answers, wrong_answers
from grader.errors import CourseError

WRONG = "tests/week01_tiny/wrong/dbl_square.py"


def test_the_reference_is_the_solution_as_it_is(week, solution):
    assert reference(week).files == {"tiny": solution}


def test_a_wrong_answer_has_code_task_and_message(week):
    (answer,) = wrong_answers(week)

    assert (answer.code, answer.task) == ("DBL-SQUARE", "1.1")
    assert answer.message.startswith("Two times two is two squared")


def test_a_right_answer_needs_no_message(week):
    (answer,) = right_answers(week)

    assert (answer.code, answer.message) == ("double by adding", "")


def test_an_answer_is_laid_over_the_reference(week):
    space = {}

    exec(wrong_answers(week)[0].snapshot.files["tiny"], space)

    assert space["double"](3) == 9
    assert space["quadruple"](3) == 81


def test_a_message_may_have_several_lines(week, course_root):
    text = '"""A\n\ntask: 1.1\nmessage: one\n  two: three\n"""\n'
    (course_root / WRONG).write_text(text)

    assert wrong_answers(week)[0].message == "one two: three"


def test_answers_come_in_the_order_of_their_names(week, course_root):
    path = course_root / WRONG
    for name in ("b", "a"):
        text = path.read_text().replace("DBL-SQUARE", name.upper())
        path.with_name(f"{name}.py").write_text(text)

    assert [answer.code for answer in wrong_answers(week)] == ["A", "B", "DBL-SQUARE"]


@pytest.mark.parametrize(
    "text",
    ["x = 1\n", '"""NAME"""\n', '"""\ntask: 1.1"""\n', '"""NAME\n\ntask:\n"""\n'],
)
def test_an_answer_without_a_name_or_task_is_an_error(week, course_root, text):
    (course_root / WRONG).write_text(text)

    with pytest.raises(CourseError, match=r"dbl_square\.py|no task"):
        wrong_answers(week)


def test_an_answer_to_an_unknown_task_is_an_error(week, course_root):
    (course_root / WRONG).write_text('"""NAME\n\ntask: 9.9\n"""\n')

    with pytest.raises(CourseError, match=r"no task 9\.9"):
        wrong_answers(week)


@pytest.mark.parametrize("data", [b"def f(:\n", b'"""\xff"""\n'])
def test_an_answer_that_is_not_python_is_an_error_of_the_course(
    week, course_root, data
):
    (course_root / WRONG).write_bytes(data)

    with pytest.raises(CourseError, match=r"dbl_square\.py"):
        wrong_answers(week)


def test_a_missing_reference_is_an_error_that_names_the_file(week, course_root):
    (course_root / "solutions/week01_tiny/tiny.py").unlink()

    with pytest.raises(CourseError, match=r"tiny\.py"):
        reference(week)


def test_a_week_without_answers_has_none(week, course_root):
    (course_root / WRONG).unlink()

    assert wrong_answers(week) == []
