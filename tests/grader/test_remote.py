"""`sandbox/remote.py`: a learner's program as objects that a test can use."""

import numpy as np
import pytest

from grader.failures import CheckFailure, LearnerError
from grader.sandbox.remote import RemoteObject, Submission
from grader.sandbox.values import CallbackRef, Handle, Registry
from grader.sandbox.wire import Callback, Codec, Raised, Returned

VECTOR = """
import numpy as np

class Vector:
    __array_ufunc__ = None
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, x): self.items[i] = x
    def __add__(self, other): return ("add", other)
    def __radd__(self, other): return ("radd", other)
    def __sub__(self, other): return ("sub", other)
    def __rsub__(self, other): return ("rsub", other)
    def __mul__(self, other): return ("mul", other)
    def __rmul__(self, other): return ("rmul", other)
    def __truediv__(self, other): return ("div", other)
    def __rtruediv__(self, other): return ("rdiv", other)
    def __pow__(self, other): return ("pow", other)
    def __matmul__(self, other): return ("matmul", list(other))
    def __rmatmul__(self, other): return ("rmatmul", list(other))
    def __neg__(self): return "neg"
    def __lt__(self, other): return True
    def __ge__(self, other): return False
    def same(self, other): return self is other

def call_twice(f): return f(1), f(x=2)
def call_with_vector(f): return f(Vector(5))
def pass_on(f): return f
"""


class Script:
    """A port that answers with the frames it was given, whatever is asked."""

    def __init__(self, *frames):
        self._frames = list(frames)
        self.sent = []
        self._codec = Codec(Named())

    def send(self, body):
        self.sent.append(body)

    def receive(self):
        frame = self._frames.pop(0)
        return frame if isinstance(frame, bytes) else self._codec.encode(frame)


class Named(Registry):
    """Sends a handle as it is, as a hostile worker would."""

    def refer(self, value):
        return value


def asked(*frames):
    """Ask a worker that answers with these frames for something."""
    return Submission(lambda: Script(*frames)).request("call", 1)


def returned(value, **fields):
    return Returned(number=1, value=value, **fields)


@pytest.fixture
def vector(program):
    return program(VECTOR).load("learner").Vector(1, 2, 3)


def test_an_object_has_length_items_and_attributes(vector):
    assert len(vector) == 3
    assert list(vector) == [1, 2, 3]
    assert vector[1] == 2
    assert vector.items == [1, 2, 3]


def test_items_and_attributes_can_be_set(vector):
    vector[0] = 9
    assert vector.items == [9, 2, 3]

    vector.items = [4]
    assert list(vector) == [4]


@pytest.mark.parametrize(
    ("operate", "expected"),
    [
        (lambda v: v + 1, ("add", 1)),
        (lambda v: 1 + v, ("radd", 1)),
        (lambda v: v - 1, ("sub", 1)),
        (lambda v: 1 - v, ("rsub", 1)),
        (lambda v: v * 2, ("mul", 2)),
        (lambda v: 2 * v, ("rmul", 2)),
        (lambda v: v / 2, ("div", 2)),
        (lambda v: 2 / v, ("rdiv", 2)),
        (lambda v: v**2, ("pow", 2)),
        (lambda v: v @ np.ones(1), ("matmul", [1.0])),
        (lambda v: np.ones(1) @ v, ("rmatmul", [1.0])),
        (lambda v: np.float64(2) * v, ("rmul", 2)),
        (lambda v: -v, "neg"),
        (lambda v: v < 1, True),
        (lambda v: v >= 1, False),
    ],
)
def test_operators_run_on_the_learners_side(vector, operate, expected):
    assert operate(vector) == expected


def test_an_operator_that_is_not_there_is_the_learners_error(program):
    instance = program("class A:\n    pass\n").load("learner").A()

    with pytest.raises(LearnerError) as raised:
        instance + 1
    assert raised.value.types[0] == "TypeError"


def test_an_object_goes_back_as_itself(vector):
    assert vector.same(vector) is True


def test_a_function_of_the_test_can_be_called(program):
    learner = program(VECTOR).load("learner")

    assert learner.call_twice(lambda x: 10 * x) == (10, 20)


def test_a_function_of_the_test_can_use_an_object_of_the_learner(program):
    learner = program(VECTOR).load("learner")

    assert learner.call_with_vector(lambda vector: vector[0] + 1) == 6


def test_a_function_of_the_test_that_breaks_is_the_learners_type_error(program):
    learner = program(VECTOR).load("learner")

    with pytest.raises(LearnerError) as raised:
        learner.call_twice(lambda x, y: 0)

    assert raised.value.types[0] == "TypeError"
    assert raised.value.message.startswith("The function cannot be called like this")


def test_a_function_of_the_test_does_not_tell_why_it_broke(program):
    """Its exception might hold what the test expects."""
    learner = program(VECTOR).load("learner")

    def f(x):
        raise ValueError("secret")

    with pytest.raises(LearnerError) as raised:
        learner.call_twice(f)
    assert "secret" not in raised.value.message


def test_a_callback_may_ask_the_learner_again(program):
    learner = program(VECTOR).load("learner")

    def f(x):
        return len(learner.Vector(*range(x)))

    assert learner.call_twice(f) == (1, 2)


def test_special_names_are_not_asked_for(vector):
    with pytest.raises(AttributeError):
        vector.__array__


# A worker that lies


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"garbage",
        Returned(number=2, value=1),
        returned(CallbackRef(0)),
        Callback(callback=0, args=[], kwargs={}),
        Callback(callback=-1, args=[], kwargs={}),
    ],
    ids=["empty", "garbage", "out of turn", "a callback", "no callback", "negative"],
)
def test_a_reply_that_makes_no_sense_fails_the_test(frame):
    with pytest.raises(CheckFailure, match="unreadable|not plain data") as raised:
        asked(frame)

    assert raised.value.got == "something that cannot be read (not plain data)"


def test_the_text_of_a_lie_is_not_repeated():
    with pytest.raises(CheckFailure) as raised:
        asked(Raised(number=1, types=["WireError"], message="0.123456789"))

    assert "0.123456789" not in raised.value.got


def test_the_text_of_a_lie_that_begins_well_is_not_repeated():
    text = "Arrays must hold numbers: 0.123456789"
    with pytest.raises(CheckFailure) as raised:
        asked(Raised(number=1, types=["WireError"], message=text))

    assert "0.123456789" not in raised.value.got


def test_names_of_fields_are_not_repeated(program):
    """A learner can name a field after a hidden input."""
    source = "import numpy as np\ndef f(x):\n    return np.zeros(1, [(str(x), int)])\n"
    with pytest.raises(CheckFailure) as raised:
        program(source).load("learner").f(0.123456789)

    assert "0.123456789" not in raised.value.got


def test_much_output_and_many_warnings_are_cut():
    flood = returned(1, output="x" * 10**6, warnings=["w"] * 999, changed=["c"] * 999)
    submission = Submission(lambda: Script(flood))

    submission.request("call", 1)

    assert len(submission.output) <= 8000
    assert (len(submission.warnings), len(submission.changed)) == (20, 20)


@pytest.mark.parametrize("use", [len, list])
@pytest.mark.parametrize("reply", ["text", -1, None])
def test_a_length_or_items_of_no_sense_fail_the_test(use, reply):
    """ValueError and TypeError would count as the grader's own."""
    submission = Submission(lambda: Script(returned(reply)))
    remote = RemoteObject(submission, Handle(0, "Vector"))

    with pytest.raises((CheckFailure, LearnerError)):
        use(remote)


def test_the_name_of_a_type_is_short():
    remote = RemoteObject(None, Handle(0, "x" * 10**6))

    assert len(repr(remote)) < 70


def asked_for(submission, monkeypatch):
    """List the operations that are asked of the learner's process from now on."""
    operations, request = [], submission.request

    def noted(operation, *args, **kwargs):
        operations.append(operation)
        return request(operation, *args, **kwargs)

    monkeypatch.setattr(submission, "request", noted)
    return operations


def test_a_function_of_a_module_is_called_without_asking_for_it(program, monkeypatch):
    submission = program("def f(x): return 2 * x\nclass A: pass\nlimit = 7\n")
    learner = submission.load("learner")
    operations = asked_for(submission, monkeypatch)

    assert learner.f(3) == 6
    assert isinstance(learner.A(), RemoteObject)
    assert operations == ["call", "call"]
    assert learner.limit == 7
    assert operations[2:] == ["get"]


def test_a_function_of_a_module_can_be_passed_and_asked(program):
    learner = program(
        "def f(x): return 2 * x\ndef call(g, x): return g(x)\n"
        "def name(g): return g.__name__\nf.order = 3\n"
    ).load("learner")

    assert learner.call(learner.f, 4) == 8
    assert learner.name(learner.f) == "f"
    assert learner.f.order == 3


def test_a_name_that_a_module_lacks_is_the_learners_error(program):
    learner = program("def f(x): return x\n").load("learner")

    with pytest.raises(LearnerError) as raised:
        learner.g(1)
    assert raised.value.types[0] == "MissingNameError"


def test_a_changed_argument_is_named_by_its_place_in_the_call(program):
    submission = program("def f(x, y): y[0] = 9\n")

    submission.load("learner").f([1], [2])

    assert submission.changed == ["argument 2"]
