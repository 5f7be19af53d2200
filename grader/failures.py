"""How a learner's code can fall short: data first, words later.

A test raises one of these; `plugin.py` records it and `feedback.py` lays it out.
"""

from typing import Any

import msgspec
import numpy as np

# The order in which a mistake is worth telling: an import that fails explains every
# wrong value after it.
STAGES = ("import", "start", "runs", "type", "shape", "finite", "value", "property")

_SAMPLE = 32
_LONG = 200


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a failing check saw, small enough to compare with known mistakes.

    Attributes:
        stage: One of `STAGES`.
        what: The kind of thing that was seen, for example an exception's name.
        call: What the test called.
        shape: Shape of the value that came back, if it was numbers.
        numbers: Its first entries, its sum and its sum of squares, to nine digits; as
            text, because JSON has no NaN.
    """

    stage: str
    what: str = ""
    call: str = ""
    shape: list[int] = []
    numbers: list[str] = []

    def matches(self, other: "Evidence") -> bool:
        """Say whether two failures look like the same mistake."""
        mine = (self.stage, self.what, self.call, self.shape, len(self.numbers))
        if mine != (
            other.stage,
            other.what,
            other.call,
            other.shape,
            len(other.numbers),
        ):
            return False
        return bool(
            np.allclose(
                [float(x) for x in self.numbers],
                [float(x) for x in other.numbers],
                rtol=1e-6,
                atol=1e-9,
                equal_nan=True,
            )
        )


def sample(value: Any) -> tuple[str, list[int], list[str]]:
    """Boil a value down to (kind, shape, a few numbers)."""
    if value is None:
        return "None", [], []
    try:
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            flat = array.astype(float).ravel()
            with np.errstate(all="ignore"):
                numbers = [*flat[:_SAMPLE], flat.sum(), np.square(flat).sum()]
            return "numbers", list(array.shape), [f"{x:.9g}" for x in numbers]
    except (ValueError, TypeError, OverflowError):
        pass
    return f"{type(value).__name__} {told(value)}"[:200], [], []


def told(value: Any) -> str:
    """Write a value down, whatever it is, or the beginning of one that is long.

    NumPy holds texts that nothing can write, and Python numbers that are too long.
    """
    try:
        is_long = isinstance(value, str | bytes | list | tuple) and len(value) > _LONG
        return f"{value[:_LONG]!r} …" if is_long else repr(value)
    except (SystemError, ValueError):
        return f"<{type(value).__name__}>"


class CheckFailure(AssertionError):
    """The submission ran, and did something other than what the task asks.

    Attributes:
        call: What the test called, as the learner could type it.
        expected: What the task asks for.
        got: What came back.
        hint: Where to look next; empty unless the evidence points somewhere.
        private: What stands for (expected, got) where hidden numbers may not be shown.
        share: Part of the test's points that is earned all the same.
        code: The known mistake, if the check itself can name it.
        evidence: What was seen, to compare with known mistakes.
    """

    def __init__(
        self,
        *,
        call: str,
        expected: str,
        got: str,
        hint: str = "",
        stage: str = "value",
        value: Any = None,
        what: str = "",
        private: tuple[str, str] | None = None,
        share: float = 0.0,
        code: str = "",
    ) -> None:
        super().__init__(call, expected, got, hint)
        self.call = call
        self.expected = expected
        self.got = got
        self.hint = hint
        self.private = private
        self.share = share
        self.code = code
        kind, shape, numbers = sample(value) if not what else (what, [], [])
        self.evidence = Evidence(
            stage=stage, what=kind, call=call, shape=shape, numbers=numbers
        )


class LearnerError(Exception):
    """The learner's code raised, crashed, or did not come back.

    Attributes:
        types: Names of the exception's class and its base classes, most derived first.
        message: Its text. The learner wrote it: never shown without `plain_message`.
        file: The learner's file that was running, or "".
        line: The line in it, or 0.
        function: The function that was running, or "".
        stage: One of `STAGES`.
        ours: Whether `message` is the grader's own text rather than the learner's.
        sizes: Lengths of what the test had passed in.
    """

    def __init__(
        self,
        types: list[str],
        message: str,
        *,
        file: str = "",
        line: int = 0,
        function: str = "",
        stage: str = "runs",
        ours: bool = False,
        sizes: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(types, message)
        self.types = types
        self.message = message
        self.file = file
        self.line = line
        self.function = function
        self.stage = stage
        self.ours = ours
        self.sizes = sizes

    @property
    def evidence(self) -> Evidence:
        """What was seen, to compare with known mistakes."""
        return Evidence(stage=self.stage, what=self.types[0] if self.types else "")

    def is_a(self, name: str) -> bool:
        """Say whether the exception is of the class `name`, or of one below it."""
        return name in self.types
