"""`verdicts.py`: that a hidden test's inputs do not come back in a learner's words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import checks, plugin
from grader.failures import CheckFailure, LearnerError
from grader.runs import Run
from grader.submission import Snapshot
from grader.verdicts import shown_text, words_for

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


# what an exception's text may repeat

ORDINARY = {
    "dot": lambda: np.dot(np.ones((2, 3)), np.ones((4, 2))),
    "broadcast": lambda: np.ones((2, 3)) + np.ones(4),
    "index": lambda: np.ones(3)[5],
    "axis": lambda: np.ones(3).sum(axis=2),
    "truth": lambda: bool(np.ones(2)),
    "reshape": lambda: np.ones(6).reshape(4, 2),
    "None": lambda: None + 1,
    "zero": lambda: 1 / 0,
    "arguments": lambda: eval("lambda x: x", {})(1, 2, 3, 4),
    "matmul": lambda: np.ones((2, 3)) @ np.ones((4, 2)),
    "stack": lambda: np.stack([np.ones(2), np.ones(3)]),
    "concatenate": lambda: np.concatenate([np.ones((2, 2)), np.ones((3, 3))], axis=1),
    "indices": lambda: np.ones(3)[0, 0],
    "float index": lambda: np.ones(3)[np.float64(1.5)],
    "unpacking": lambda: [a for a, b in [[1, 2, 3]]],
    "read-only": lambda: np.broadcast_to(1.0, 2).sort(),
    "empty": lambda: np.array([]).max(),
    "cast": lambda: np.add(1, 0.5, out=np.zeros(1, int)),
    "singular": lambda: np.linalg.inv(np.zeros((2, 2))),
    "ragged": lambda: np.array([[1, 2], [3]]),
    "solve": lambda: np.linalg.solve(np.eye(3), np.ones(2)),
    "square": lambda: np.linalg.inv(np.ones((2, 3))),
    "matmul a number": lambda: np.ones(2) @ 2.0,
    "assignment": lambda: np.ones(2).__setitem__(slice(None), np.ones(3)),
    "output": lambda: np.ones(3).__iadd__(np.ones((2, 3))),
    "mask": lambda: np.ones(3)[np.array([True, False])],
    "no ufunc": lambda: np.exp("a"),
    "scalar": lambda: float(np.ones(3)),
    "einsum": lambda: np.einsum("ij,jk->ik", np.ones((2, 3)), np.ones((2, 2))),
    "integer powers": lambda: np.arange(3) ** -1,
    "no list": lambda: list(5),
    "no text": lambda: "a" + 1,
    "comparison": lambda: None < 1,
    "empty list": lambda: [].pop(),
}


def text_of(action):
    with pytest.raises(Exception, match=".") as raised:
        action()
    return str(raised.value).replace("<lambda>", "softmax")


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_text_is_repeated(name):
    message = text_of(ORDINARY[name])

    assert shown_text(message, revealed=False, source=SOURCE) == message


@pytest.mark.parametrize(
    "message",
    [
        SECRET,
        "index 82947 is out of bounds",
        "name 'eight_two_nine' is not defined",
        "Zweiundachtzig Komma neun",
        "1 2 3 4 5 6 7 8 9",
        "name " * 50,
        "softmax logits return def " * 3,
    ],
)
def test_a_text_that_could_carry_a_hidden_input_is_not_repeated(message):
    assert shown_text(message, revealed=False, source=SOURCE) == ""


def test_a_public_test_repeats_every_text():
    assert shown_text(SECRET, revealed=True, source=SOURCE) == SECRET


@given(st.lists(st.integers(10_000), min_size=1, max_size=5))
def test_long_numbers_are_never_repeated(numbers):
    message = "index " + " ".join(map(str, numbers))

    assert shown_text(message, revealed=False, source=SOURCE) == ""


@given(st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=127), min_size=9))
def test_words_that_are_not_in_the_source_are_never_repeated(word):
    assert shown_text(f"name {word}", revealed=False, source=SOURCE) in ("",)


def as_letters(step):
    return "".join(chr(step + int(c)) if c.isdigit() else "." for c in SECRET)


@pytest.mark.parametrize(
    "message",
    [
        as_letters(0x4E00),
        as_letters(0x3B1),
        " ".join(as_letters(ord("a"))),
        as_letters(ord("!")),
        "".join("+-"[int(c) % 2] for c in SECRET if c.isdigit()) * 10,
    ],
    ids=["Chinese", "Greek", "single letters", "symbols", "bits"],
)
def test_digits_in_disguise_are_not_repeated(message):
    assert shown_text(message, revealed=False, source=SOURCE) == ""


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
