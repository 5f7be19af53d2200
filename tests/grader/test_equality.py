"""`equality.py`: plain values, compared without surprises."""

import numpy as np
import pytest

from grader.equality import equal, plain


@pytest.mark.parametrize(
    ("value", "made"),
    [
        (np.array([[1, 2]]), [[1, 2]]),
        (np.float64(2.5), 2.5),
        (np.array("a"), "a"),
        ((1, 2), (1, 2)),
        (None, None),
    ],
)
def test_numpys_values_become_pythons(value, made):
    assert plain(value) == made
    assert type(plain(value)) is type(made)


def test_an_array_that_cannot_become_plain_stays_as_it_is():
    odd = np.frombuffer(b"\xff" * 4, "<U1")

    assert plain(odd) is odd


@pytest.mark.parametrize(
    "value", [1, "a", None, [1, "a"], (1, [2]), {"a": [1, {"b": 2}]}, [], {}]
)
def test_a_value_equals_itself(value):
    assert equal(value, value)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ([1], (1,)),
        ([1], [1, 2]),
        ([[1], 2], [[3], 2]),
        ({"a": 1}, {"b": 1}),
        ({"a": [1]}, {"a": [2]}),
        (3, [3]),
        (3, {"a": 3}),
        (np.array([1]), 1),
        ([np.array([1])], [[1]]),
        ([np.array(1)], [1]),
    ],
)
def test_different_values_are_not_equal(got, want):
    assert equal(got, want) is False
