"""`sandbox/worker.py`: what the learner's process does with a request."""

import numpy as np
import pytest

from grader.errors import WireError
from grader.failures import LearnerError
from grader.sandbox.inspection import Program
from grader.sandbox.wire import Returned
from grader.sandbox.worker import MAX_OUTPUT, CappedText, Worker


def error_of(program, source, call=lambda learner: learner.f()):
    with pytest.raises(LearnerError) as raised:
        call(program(source).load("learner"))
    return raised.value


def test_a_function_is_called_with_values(program):
    learner = program("def f(x, *, y):\n    return x - y\n").load("learner")

    assert learner.f(5, y=3) == 2


def test_an_exception_arrives_with_classes_text_and_place(program):
    error = error_of(program, "def f():\n    raise KeyError('k')\n")

    assert error.types[:2] == ["KeyError", "LookupError"]
    assert error.message == "'k'"
    assert (error.file, error.line, error.function) == ("learner.py", 2, "f")


def test_an_import_that_fails_is_of_the_import_stage(program):
    with pytest.raises(LearnerError) as raised:
        program("1 / 0").load("learner")

    assert (raised.value.stage, raised.value.line) == ("import", 1)


@pytest.mark.parametrize("how", ["import pytest", "import os; import pytest.x"])
def test_a_package_that_the_week_does_not_use_is_refused(program, how):
    with pytest.raises(LearnerError, match="`pytest` may not be used"):
        program(how).load("learner")


def test_a_module_of_the_learner_can_import_another(program):
    learner = program("from other import x", other="x = 5").load("learner")

    assert learner.x == 5


def test_modules_that_import_each_other_load(program):
    learner = program("import other\nx = 1", other="import learner").load("learner")

    assert learner.x == 1


def test_input_is_answered_by_an_explanation(program):
    assert "nobody" in error_of(program, "def f():\n    input('?')\n").message


def test_warnings_are_collected(program):
    submission = program("import numpy as np\ndef f():\n    return np.exp(1e4)\n")
    submission.load("learner").f()

    assert submission.warnings == ["RuntimeWarning: overflow encountered in exp"]


def test_a_changed_argument_is_reported(program):
    submission = program("def f(x, y):\n    y[0] = 1\n")
    submission.load("learner").f(np.zeros(1), y=np.zeros(1))

    assert submission.changed == ["`y`"]


def test_printed_text_is_kept(program):
    submission = program("def f():\n    print('hello')\n")
    submission.load("learner").f()

    assert submission.output == "hello\n"


def test_text_printed_before_an_exception_is_kept(program):
    submission = program("print('before')\n1 / 0")
    with pytest.raises(LearnerError):
        submission.load("learner")

    assert submission.output == "before\n"


def test_printing_without_end_keeps_the_beginning():
    text = CappedText()
    for _ in range(10):
        text.write("x" * (MAX_OUTPUT // 4 + 1))

    assert text.take() == "x" * MAX_OUTPUT


def test_printing_a_lone_surrogate_costs_nothing(program):
    learner = program("def f():\n    print('\\ud800')\n    return 1\n").load("learner")

    assert learner.f() == 1


def test_an_exception_with_a_lone_surrogate_is_still_that_exception(program):
    error = error_of(program, "def f():\n    raise ValueError('\\ud800')\n")

    assert error.types[0] == "ValueError"


@pytest.mark.parametrize(
    "body", ["raise RuntimeError", "return 5", "return 'x' * 10**6", "return None"]
)
def test_an_exception_whose_text_misbehaves_is_still_that_exception(program, body):
    source = f"class E(Exception):\n    def __str__(self):\n        {body}\n"

    error = error_of(program, source + "\ndef f():\n    raise E\n")

    assert error.types[0] == "E"
    assert len(error.message) <= 1000


@pytest.mark.parametrize("kind", ["SystemExit", "KeyboardInterrupt", "GeneratorExit"])
def test_an_exit_is_an_exception_like_others(program, kind):
    assert error_of(program, f"def f():\n    raise {kind}\n").types[0] == kind


def test_a_line_of_any_size_costs_nothing(program):
    source = "def f():\n    raise SyntaxError('x', ('learner.py', 10**30, 0, ''))\n"

    assert error_of(program, source).types[0] == "SyntaxError"


def test_what_cannot_be_copied_stays_as_a_handle(program):
    learner = program("class Model:\n    w = 3\n\nmodel = Model()\n").load("learner")

    assert learner.model.w == 3
    assert repr(learner.model) == "<Model>"


def test_state_lasts_from_one_request_to_the_next(program):
    source = "x = [0]\ndef f():\n    x[0] += 1\n    return x[0]\n"
    learner = program(source).load("learner")

    assert [learner.f(), learner.f()] == [1, 2]


def test_what_is_replaced_in_builtins_is_replaced_for_the_learner_alone(program):
    program("__builtins__['len'] = lambda x: 99").load("learner")

    assert len([1]) == 1
    assert program("def f():\n    return len([1])\n").load("learner").f() == 1


def test_only_requests_are_answered():
    worker = Worker(Program({}, []), bytes)

    with pytest.raises(WireError, match="Only requests"):
        worker.answer(worker.codec.encode(Returned(number=1, value=None)))


def test_a_module_says_which_functions_and_classes_it_has(program):
    learner = program(
        "from math import sqrt\nimport numpy as np\nn = 3\nclass A: pass\n"
        "def f(): pass\ng = lambda: 1\n"
    ).load("learner")

    assert learner.handle.functions == ["A", "f", "g"]


def test_a_program_can_read_its_own_source(program):
    learner = program(
        "import inspect\ndef f():\n    return inspect.getsource(f)\n"
    ).load("learner")

    assert learner.f() == "def f():\n    return inspect.getsource(f)\n"


def test_the_source_is_that_of_the_program_at_hand(program):
    first = program("import inspect\ndef f(): return inspect.getsource(f)\n")
    second = program("import inspect\ndef f(): return 1 and inspect.getsource(f)\n")

    assert "1 and" not in first.load("learner").f()
    assert "1 and" in second.load("learner").f()
