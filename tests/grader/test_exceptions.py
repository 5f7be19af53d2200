"""`exceptions.py`: what is repeated of an exception's text, and what is not."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import exceptions

SECRET = "0.8294729384721"
SOURCE = "def softmax(logits):\n    return logits\n"


def shown(text, *, source=SOURCE, sizes=()):
    return exceptions.shown(text, source, sizes)


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
def test_what_python_and_numpy_say_is_repeated(name):
    message = text_of(ORDINARY[name])

    assert shown(message) == message.rstrip()


def test_lengths_that_the_test_passed_in_are_shown():
    said = "matmul: Input operand 1 has a mismatch in its core dimension 0, with "
    said += "gufunc signature (n?,k),(k,m?)->(n?,m?) (size {} is different from {})"

    assert shown(said.format(784, 32), sizes={784}) == said.format(784, "…")


def test_names_are_shown_if_they_are_in_the_source():
    said = "name '{}' is not defined"

    assert shown(said.format("logits")) == said.format("logits")
    assert shown(said.format("eight_two_nine")) == said.format("…")
    assert shown(said.format("logit")) == said.format("…")


def test_what_could_not_be_read_as_a_number_is_not_repeated():
    with pytest.raises(ValueError, match="could not") as raised:
        float(f"x{SECRET}")

    assert shown(str(raised.value)) == "could not convert string to float: …"


@pytest.mark.parametrize(
    "message",
    [
        SECRET,
        "LEAK index 829 472 938",
        "TypeError: value type shape array",
        "Zweiundachtzig Komma neun",
        "1 2 3 4 5 6 7 8 9",
        "name " * 50,
        "list index out of range 8294",
        "list index out of range\nlist index out of range",
        "operands could not be broadcast together with shapes" + " (8,2,9)" * 4,
    ],
)
def test_a_text_of_somebody_elses_is_not_repeated(message):
    assert shown(message) == ""


@given(st.lists(st.integers(10), min_size=2, max_size=8))
def test_long_numbers_are_never_repeated(numbers):
    shape = str(tuple(numbers))

    said = shown(f"cannot reshape array of size {numbers[0]} into shape {shape}")

    assert not set("0123456789") & set(said)


@given(st.text(), st.integers(0, 1000), st.data())
def test_no_text_says_more_than_its_list_does(text, place, data):
    """Whatever fills a hole, only names of the source and known lengths come out."""
    lines = [str(p.pattern) for p, kinds in exceptions._patterns()]
    pattern = lines[place % len(lines)]
    message = data.draw(st.from_regex(pattern, fullmatch=True))

    for said in (shown(text), shown(message)):
        words = "".join(c if c.isdigit() else " " for c in said).split()
        assert all(len(word) == 1 for word in words if word not in OF_THE_LIST)


def numbers_in_the_list():
    texts = (pattern.pattern for pattern, _ in exceptions._patterns())
    spaced = ("".join(c if c.isdigit() else " " for c in text) for text in texts)
    return set(itertools.chain.from_iterable(text.split() for text in spaced))


OF_THE_LIST = numbers_in_the_list() | {"64", "32", "8"}  # as in float64


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
    assert shown(message) == ""


def test_every_line_of_the_list_is_a_text_of_its_own():
    patterns = [pattern.pattern for pattern, _ in exceptions._patterns()]

    assert len(set(patterns)) == len(patterns)


def test_an_error_carries_the_lengths_of_what_was_passed_in(program):
    submission = program("def f(*values):\n    raise ValueError\n")
    learner = submission.load("learner")
    with pytest.raises(Exception, match="ValueError") as raised:
        learner.f(np.ones((3, 40)), [1.0, 2.0], {"w": np.ones(17)}, 99)

    assert raised.value.sizes == {3, 40, 120, 2, 1, 17}
