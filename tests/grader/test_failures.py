"""`failures.py`: what a failing check saw, and whether two of them are alike."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.failures import STAGES, CheckFailure, Evidence, LearnerError, sample


def evidence(**fields):
    plain = {"stage": "value", "what": "numbers", "call": "f(1)", "shape": [2]}
    return Evidence(**{**plain, "numbers": ["1", "2"], **fields})


def failure(**fields):
    return CheckFailure(**{"call": "f(1)", "expected": "2", "got": "3", **fields})


def test_evidence_matches_itself():
    assert evidence().matches(evidence())


def test_evidence_matches_up_to_rounding():
    assert evidence().matches(evidence(numbers=["1.000000001", "2"]))


def test_evidence_with_nan_matches_nan():
    assert evidence(numbers=["nan"]).matches(evidence(numbers=["nan"]))


def test_evidence_is_the_same_after_json():
    """JSON has no NaN and no infinity, so the numbers are text."""
    seen = failure(value=np.array([1 / 3, np.nan, -np.inf])).evidence

    again = msgspec.json.decode(msgspec.json.encode(seen), type=Evidence)

    assert again == seen
    assert again.numbers[:3] == ["0.333333333", "nan", "-inf"]
    assert again.matches(seen)


@pytest.mark.parametrize(
    "other",
    [
        {"stage": "shape"},
        {"what": "None"},
        {"call": "f(2)"},
        {"shape": [1, 2]},
        {"numbers": ["1", "2.1"]},
        {"numbers": ["1"]},
    ],
)
def test_evidence_differs_in_each_field(other):
    assert not evidence().matches(evidence(**other))


def test_a_sample_of_much_is_small():
    kind, shape, numbers = sample(np.ones((100, 100)))

    assert (kind, shape, len(numbers)) == ("numbers", [100, 100], 34)


@pytest.mark.parametrize(
    "value", [True, 3, 2.5, np.float32(1), np.array(4), [[1], [2]]]
)
def test_every_kind_of_number_is_sampled_as_numbers(value):
    assert sample(value)[0] == "numbers"


def test_a_sample_of_nothing_is_none():
    assert sample(None) == ("None", [], [])


@given(st.one_of(st.text(), st.binary(), st.dictionaries(st.text(), st.integers())))
def test_any_plain_value_has_a_sample(value):
    kind, shape, numbers = sample(value)

    assert len(kind) <= 200
    assert shape == []
    assert numbers == []


@given(arrays.arrays(arrays.scalar_dtypes(), arrays.array_shapes(min_side=0)))
def test_any_array_has_a_sample(array):
    assert sample(array)[0]


@pytest.mark.parametrize(
    "value", [np.frombuffer(b"\xff" * 4, "<U1"), 10**5000], ids=["text", "number"]
)
def test_what_cannot_be_written_down_has_a_sample(value):
    """A learner may return `np.frombuffer(bytes, "<U1")`."""
    kind = type(value).__name__

    assert sample(value)[0] == f"{kind} <{kind}>"


def test_a_failure_is_an_assertion_error_with_its_four_fields():
    error = failure(hint="Which way?")

    assert isinstance(error, AssertionError)
    assert error.args == ("f(1)", "2", "3", "Which way?")


def test_what_a_check_names_stands_in_for_the_value():
    assert failure(value=[3.0], what="changed").evidence.what == "changed"


@pytest.mark.parametrize(
    ("name", "expected"), [("ValueError", True), ("OSError", False)]
)
def test_an_error_is_of_its_classes(name, expected):
    error = LearnerError(["MyError", "ValueError", "Exception"], "text")

    assert error.is_a(name) is expected


def test_an_error_is_known_by_its_most_derived_class():
    assert LearnerError(["MyError", "ValueError"], "text").evidence.what == "MyError"


def test_an_error_without_classes_has_evidence_too():
    assert LearnerError([], "text").evidence.what == ""


def test_an_import_that_fails_comes_before_wrong_values():
    assert STAGES.index("import") < STAGES.index("runs") < STAGES.index("value")
