"""`checks.py`: what a program did besides its values, and quizzes."""

import numpy as np
import pytest

from grader import checks
from grader.failures import CheckFailure

CALL = "f(x)"


def failure_of(check, *args, **kwargs):
    with pytest.raises(CheckFailure) as raised:
        check(*args, call=CALL, **kwargs)
    return raised.value


# what a submission noticed


def test_a_changed_input_fails(program):
    submission = program("def f(x):\n    x[0] = 1\n")
    submission.load("learner").f(np.zeros(1))

    error = failure_of(lambda call: checks.inputs_unchanged(submission, call=call))

    assert error.got == "argument 1 changed"


def test_a_warning_fails_by_its_kind_alone(program):
    source = "import warnings\ndef f():\n    warnings.warn('overflow 12345', "
    submission = program(source + "RuntimeWarning)\n")
    submission.load("learner").f()

    error = failure_of(lambda call: checks.no_warnings(submission, call=call))

    assert error.got == "a RuntimeWarning (overflow)"


def test_a_clean_call_passes(program):
    submission = program("def f(x):\n    return x + 1\n")
    submission.load("learner").f(np.zeros(1))

    checks.inputs_unchanged(submission, call=CALL)
    checks.no_warnings(submission, call=CALL)


def test_a_name_that_only_looks_like_it_is_allowed(program):
    submission = program("def my_tanh(x):\n    return x\n\ndef f(x):\n    my_tanh(x)\n")

    checks.avoids(submission, "learner", "f", ["tanh"])


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\ndef f(A, b):\n    return np.linalg.solve(A, b)\n",
        "import numpy.linalg as la\ndef f(A, b):\n    return la.solve(A, b)\n",
        "from numpy import linalg\ndef f(A, b):\n    return linalg.solve(A, b)\n",
        "from numpy.linalg import solve as s\ndef f(A, b):\n    return s(A, b)\n",
        "def f(A, b):\n    from numpy.linalg import solve\n    return solve(A, b)\n",
    ],
)
@pytest.mark.parametrize("banned", ["numpy.linalg.solve", "numpy.linalg"])
def test_what_is_off_limits_is_found_under_every_name(program, source, banned):
    submission = program(source)

    with pytest.raises(CheckFailure) as raised:
        checks.avoids(submission, "learner", "f", ["numpy.exp", banned])

    assert raised.value.got == f"`{banned}`"


def test_a_loop_is_found_by_its_line(program):
    submission = program("def f(x):\n    return [y for y in x]\n")

    with pytest.raises(CheckFailure) as raised:
        checks.no_loops(submission, "learner", "f")

    assert raised.value.got == "a Python loop at line 2"


# quizzes

RIGHT = {"q1": "a", "q2": "b"}
WHY_NOT = {"q1-b": "What about a?"}


def quiz(got):
    return failure_of(checks.choices, got, RIGHT, WHY_NOT)


def test_all_right_answers_pass():
    checks.choices(RIGHT, RIGHT, WHY_NOT, call=CALL)


def test_half_of_the_answers_earn_half():
    error = quiz({"q1": "b", "q2": "b"})

    assert (error.share, error.code, error.hint) == (0.5, "QZ-q1-b", "What about a?")


@pytest.mark.parametrize("got", [{}, {"q1": None}, {1: 2}, {"q1": ["a"], "q2": {}}])
def test_answers_of_no_sense_earn_nothing(got):
    assert quiz(got).share == 0


@pytest.mark.parametrize("texts", [["a", "b"], ["a"], []])
def test_an_array_as_an_answer_earns_nothing(texts):
    array = np.array(texts)

    assert quiz({"q1": array, "q2": [array]}).share == 0


def test_what_is_no_dict_earns_nothing():
    assert quiz(["a", "b"]).share == 0
