"""What hidden and public tests say about a learner's values.

Each function raises `CheckFailure` if what came back is not what must hold. `call` is
what the test did, as the learner could type it. Numbers of a hidden test are never
shown unless the test says `show=True`; how they differ always is.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from grader import patterns, wording
from grader.equality import equal, plain
from grader.failures import CheckFailure, LearnerError, told
from grader.sandbox.remote import RemoteObject, Submission
from grader.sandbox.values import Figure

# Wide enough for a right answer in float32, and a thousand times narrower than the
# difference any known mistake makes on inputs of order 1.
RTOL, ATOL = 1e-5, 1e-7

_NO_RETURN = "Is a `return` missing?"


def close(
    got: Any,
    expected: ArrayLike,
    *,
    call: str,
    rtol: float = RTOL,
    atol: float = ATOL,
    hint: str = "",
    show: bool = False,
) -> None:
    """Check that numbers agree, entry by entry; NaN equals NaN."""
    want = np.asarray(expected, dtype=float)
    array = shaped(got, want.shape, call=call, hint=hint)
    if np.allclose(array, want, rtol=rtol, atol=atol, equal_nan=True):
        return
    off = ~np.isclose(array, want, rtol=rtol, atol=atol, equal_nan=True)
    stage = "value"
    if not np.all(np.isfinite(array[off])) and np.all(np.isfinite(want[off])):
        stage = "finite"
    raise CheckFailure(
        call=call,
        expected=wording.entries(want, off),
        got=wording.entries(array, off),
        hint=hint or patterns.describe(array, want),
        stage=stage,
        value=array,
        private=None
        if show
        else (wording.rule(want), wording.difference(array, want, off)),
    )


def shaped(
    got: Any, shape: tuple[int, ...], *, call: str, hint: str = ""
) -> np.ndarray:
    """Check that `got` is numbers of this shape, and return them as a float array."""
    array = numbers(got, call=call, expected=f"numbers of shape {shape}")
    if array.shape != shape:
        raise CheckFailure(
            call=call,
            expected=f"shape {shape}" if shape else "one number",
            got=f"shape {array.shape}" if array.shape else "one number",
            hint=hint,
            stage="shape",
            value=array,
        )
    return array


def number(got: Any, *, call: str) -> float:
    """Check that `got` is one real number, and return it."""
    return float(shaped(got, (), call=call))


def numbers(got: Any, *, call: str, expected: str = "numbers") -> np.ndarray:
    """Check that `got` is an array, list or number of real numbers; return an array."""
    try:
        array = np.asarray(None if isinstance(got, RemoteObject) else got)
        if array.dtype.kind in "biuf":
            return array.astype(float)
    except (ValueError, TypeError):
        pass
    raise _wrong_type(got, expected, call)


def instance(got: Any, kind: type, *, call: str) -> Any:
    """Check that `got` is of a plain type: dict, list, tuple, str, int, bool."""
    if isinstance(got, kind):
        return got
    raise _wrong_type(got, f"a {kind.__name__}", call)


def opaque(got: Any, expected: str, *, call: str, hint: str = "") -> Any:
    """Check that `got` is an object of the learner's, not plain data."""
    if isinstance(got, RemoteObject):
        return got
    raise _wrong_type(got, expected, call, hint)


def model(got: Any, *, call: str) -> Any:
    """Check that `got` is an object, as a Keras model is; only calls tell more."""
    return opaque(got, "a Keras model", call=call)


def figure(got: Any, *, call: str) -> list[dict[str, Any]]:
    """Check that `got` is a matplotlib figure, and return its axes as plain data."""
    if isinstance(got, Figure):
        axes: list[dict[str, Any]] = instance(got.get("figure"), list, call=call)
        return axes
    raise _wrong_type(got, "a matplotlib Figure", call)


def same(
    got: Any, expected: Any, *, call: str, hint: str = "", show: bool = False
) -> None:
    """Check that two texts, integers, or lists of them are equal."""
    value, want = plain(got), plain(expected)
    if isinstance(value, tuple) and isinstance(want, list):
        value = list(value)
    if type(value) is not bool and equal(value, want):
        return
    if value is want:
        return
    if value is None:
        raise _wrong_type(None, f"a {type(want).__name__}", call)
    raise CheckFailure(
        call=call,
        expected=told(want),
        got=told(value),
        hint=hint,
        value=value,
        private=None
        if show
        else ("another value", "a value that is not the right one"),
    )


def holds(
    condition: object,
    *,
    call: str,
    expected: str,
    got: str,
    hint: str = "",
    value: Any = "",
) -> None:
    """Check that a law holds. Both texts are shown, so they name no hidden number."""
    if not bool(condition):
        raise CheckFailure(
            call=call,
            expected=expected,
            got=got,
            hint=hint,
            stage="property",
            value=value,
        )


def require(
    condition: object, call: str, expected: str, got: str, hint: str = ""
) -> None:
    """Check a law. The kind of failure, not a number, tells mistakes apart."""
    holds(condition, call=call, expected=expected, got=got, hint=hint, value=got)


def raises(kind: str, action: Callable[[], Any], *, call: str, hint: str = "") -> None:
    """Check that `action` ends in an exception of the class named `kind`."""
    try:
        value = action()
    except LearnerError as error:
        if error.is_a(kind):
            return
        raise
    raise CheckFailure(
        call=call,
        expected=f"a {kind}",
        got="no exception",
        hint=hint,
        stage="property",
        value=value if not isinstance(value, RemoteObject) else "",
    )


def inputs_unchanged(submission: Submission, *, call: str, hint: str = "") -> None:
    """Check that no call of this test changed an argument."""
    if submission.changed:
        raise CheckFailure(
            call=call,
            expected="arguments that are left as they were",
            got=wording.argument(submission.changed[0]),
            hint=hint or "Does a line write into the array it was given?",
            stage="property",
            what="changed",
        )


def no_warnings(submission: Submission, *, call: str, hint: str = "") -> None:
    """Check that no call of this test issued a RuntimeWarning."""
    found = [w for w in submission.warnings if w.startswith("RuntimeWarning")]
    if found:
        raise CheckFailure(
            call=call,
            expected="no warning",
            got=wording.warning(found[0]),
            hint=hint,
            stage="property",
            what=wording.warning(found[0]),
        )


def avoids(
    submission: Submission, module: str, function: str, banned: Sequence[str]
) -> None:
    """Check that a function's source does not use what the task puts off limits.

    `banned` holds full names, as "numpy.tanh", or packages; an alias hides neither.
    """
    used = submission.facts(module, function)["names"]
    found = [
        name
        for name in banned
        if any(use == name or use.startswith(f"{name}.") for use in used)
    ]
    if found:
        raise CheckFailure(
            call=f"the source of {function}",
            expected=f"no `{found[0]}`, which this task puts off limits",
            got=f"`{found[0]}`",
            stage="property",
            what=f"uses {found[0]}",
        )


def no_loops(submission: Submission, module: str, function: str) -> None:
    """Check that a function's source has no Python loop or comprehension."""
    lines = submission.facts(module, function)["loops"]
    if lines:
        raise CheckFailure(
            call=f"the source of {function}",
            expected="array operations only",
            got=f"a Python loop at line {int(lines[0])}",
            hint="Which axes have to be stretched for one operation to do it all?",
            stage="property",
            what="loop",
        )


def choices(
    got: Any, right: dict[str, str], why_not: dict[str, str], *, call: str
) -> None:
    """Check a quiz; a part of the right answers earns that part of the points.

    Args:
        got: What the learner's quiz function returned.
        right: The right choice of each question.
        why_not: What a wrong choice gets wrong, by question and choice: "q1-b".
        call: What the test called.
    """
    answers = instance(got, dict, call=call)
    given = {q: answers.get(q, "") for q in right}
    wrong = {q: _choice(given[q]) for q in right if not equal(given[q], right[q])}
    if not wrong:
        return
    question, choice = next(iter(wrong.items()))
    key = f"{question}-{choice}"
    raise CheckFailure(
        call=f"{call}[{question!r}]",
        expected=f"one of the choices, for each of {len(right)} questions",
        got=f"{len(wrong)} of {len(right)} are not right; the first is {question}",
        hint=why_not.get(key, "Read the question again: is there an answer to it?"),
        value=sorted(wrong.items()),
        share=1 - len(wrong) / len(right),
        code=f"QZ-{key}" if key in why_not else "",
    )


def hint_if(evidence: object, text: str) -> str:
    """Give a hint only where the numbers point to the mistake that it is about."""
    return text if bool(evidence) else ""


def central_difference(
    function: Callable[[np.ndarray], float], *, at: np.ndarray, step: float = 1e-5
) -> np.ndarray:
    """Differentiate numerically: `(f(x + h) - f(x - h)) / 2h`, in float64.

    Args:
        function: Takes an array like `at`, returns a number.
        at: Where to differentiate, any shape.
        step: h.

    Returns:
        The gradient, same shape as `at`; its error shrinks like h squared.
    """
    point = np.array(at, dtype=float)
    gradient = np.zeros_like(point)
    for index in np.ndindex(point.shape):
        nudge = np.zeros_like(point)
        nudge[index] = step
        rise = function(point + nudge) - function(point - nudge)
        gradient[index] = rise / (2 * step)
    return gradient


def _choice(answer: Any) -> str:
    return answer if isinstance(answer, str) else told(answer)


def _wrong_type(got: Any, expected: str, call: str, hint: str = "") -> CheckFailure:
    # The name of a learner's class is their text, and stays out of the message.
    kind = "object" if isinstance(got, RemoteObject) else type(got).__name__
    return CheckFailure(
        call=call,
        expected=expected,
        got="None" if got is None else f"a value of type {kind}",
        hint=hint or hint_if(got is None, _NO_RETURN),
        stage="type",
        what=f"type {kind}",
    )
