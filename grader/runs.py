"""One run of one test: what it is, how long it may take, and how it ended."""

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from grader.errors import SandboxError, WireError
from grader.failures import CheckFailure, Evidence, LearnerError

# What a test's own lines raise when a value is not what they expect.
BODY_ERRORS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TooMuch(BaseException):
    """A test's own work on what a learner's code returned takes too long."""


class Test(msgspec.Struct, frozen=True):
    """A collected test: the manifest that the denominator comes from."""

    id: str
    task: str
    needs: tuple[str, ...]
    points: float
    title: str
    public: bool


def depending(tasks: set[str], tests: list[Test]) -> set[str]:
    """Add to some tasks every task that builds on one of them."""
    found = set(tasks)
    while more := {t.task for t in tests if found & set(t.needs)} - found:
        found |= more
    return found


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What running one test showed, before anybody puts it into words.

    Attributes:
        failure: The check that failed, or what the learner's code raised; None if the
            test passed.
        grader_error: What went wrong on the grader's side, or "".
        instead: What to tell the learner if the test breaks on their value only.
        output: What the learner's code printed.
        seconds: How long it took.
    """

    failure: CheckFailure | LearnerError | None = None
    grader_error: str = ""
    instead: CheckFailure | None = None
    output: str = ""
    seconds: float = 0.0

    @property
    def evidence(self) -> Evidence | None:
        """What to compare with known mistakes."""
        return self.failure.evidence if self.failure else None


@contextlib.contextmanager
def at_most(seconds: float, error: type[BaseException]) -> Iterator[None]:
    """Raise an error where this process has computed for so long."""

    def stop(signum: int, frame: object) -> None:
        raise error

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def too_much() -> CheckFailure:
    """Say that a value cannot be looked at."""
    return CheckFailure(
        call="your code",
        expected="a value that can be looked at",
        got="one that takes too much time or memory",
        stage="type",
        what="too much",
    )


def odd_value(kinds: set[str]) -> CheckFailure:
    """Say that a test's own lines break on a value of one of these types."""
    is_none = "NoneType" in kinds
    return CheckFailure(
        call="your code",
        expected="a value that the test can go on with",
        got="None" if is_none else "a value of another type",
        hint="Is a `return` missing?" if is_none else "",
        stage="type",
        what="odd value",
    )


def run_of(error: BaseException | None, output: str) -> Run:
    """Tell failures of the learner's from what broke on the grader's side."""
    if error is None:
        return Run(output=output)
    if isinstance(error, CheckFailure | LearnerError):
        return Run(failure=error, output=output)
    if isinstance(error, KeyboardInterrupt):
        raise error
    kind = "lost its worker" if isinstance(error, SandboxError) else "broke"
    where = _last_line(error.__traceback__)
    if isinstance(error, WireError):
        kind = "could not send a value"
    text = f"The grader {kind}: {type(error).__name__}: {error} ({where})"
    return Run(grader_error=text, output=output)


def _last_line(step: TracebackType | None) -> str:
    place = "no traceback"
    while step is not None:
        name = Path(step.tb_frame.f_code.co_filename).name
        place = f"{name}, line {step.tb_lineno}"
        step = step.tb_next
    return place
