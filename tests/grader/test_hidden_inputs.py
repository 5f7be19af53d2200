"""`verdicts.py`: that a hidden test's inputs do not come back in a learner's words."""

import pytest

from grader import checks, plugin
from grader.failures import CheckFailure, LearnerError
from grader.runs import Run
from grader.submission import Snapshot
from grader.verdicts import words_for

SECRET = "0.8294729384721"
SOURCE = "def softmax(logits):\n    return logits\n"


def a_test(*, public=False):
    return plugin.Test("t.py::t", "1.1", (), 4.0, "A law.", public)


def words(failure=None, *, public=False, grader_error=""):
    run = Run(failure=failure, grader_error=grader_error)
    snapshot = Snapshot({"a": SOURCE})
    return words_for(a_test(public=public), run, snapshot=snapshot, seconds=2.0)


def error(*types, message="", **place):
    return LearnerError(list(types), message, **place)


# what names and places may say


def test_a_class_named_after_a_hidden_input_is_not_repeated():
    """`raise type("E" + digits, (Exception,), {})` costs a learner one line."""
    assert "8294729384721" not in words(error("E8294729384721")).message


def test_a_function_named_after_a_hidden_input_is_not_repeated():
    place = {"file": "a.py", "line": 2, "function": "f8294729384721"}

    assert "8294729384721" not in words(error("ValueError", **place)).message


@pytest.mark.parametrize(
    "place",
    [
        {"line": 82947293},
        {"file": "a.py", "line": 82947293},
        {"file": "a.py", "line": -82947293},
        {"file": "f82947293", "line": 1},
        {"file": "f82947293.py", "line": 1},
        {"file": "a.ipynb, cell 82947293", "line": 1},
    ],
)
def test_a_file_or_line_that_is_not_there_is_not_repeated(place):
    said = words(error("ValueError", **place))

    assert "82947293" not in f"{said.message} {said.file} {said.line}"


def test_the_name_of_a_changed_argument_is_not_repeated(program):
    submission = program("")
    submission.changed = [SECRET]  # as a worker that was tampered with reports it
    with pytest.raises(CheckFailure) as raised:
        checks.inputs_unchanged(submission, call="f(x)")

    assert SECRET not in words(raised.value).message


def test_a_value_of_a_class_named_after_a_hidden_input_is_not_repeated(program):
    source = "def f(x):\n    return type('x' + str(x), (), {})()\n"
    value = program(source).load("learner").f(8294729384721)
    with pytest.raises(CheckFailure) as raised:
        checks.number(value, call="f(x)")

    assert "8294729384721" not in words(raised.value).message
