"""What grading produces: records, their JSON, and the one place where points are added.

The schema of a result is published as `grader/result.schema.json`.
"""

import contextlib
import math
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from grader.errors import ResultError

SCHEMA_VERSION = 1
SCHEMA_PATH = Path(__file__).with_name("result.schema.json")

Outcome = Literal["passed", "failed", "blocked", "error"]
Points = Annotated[float, msgspec.Meta(ge=0)]


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    """How one test ended.

    Attributes:
        id: The test's file and name.
        task: The task that it belongs to.
        outcome: passed; failed; blocked, if a task it builds on failed too; error, if
            the grader broke.
        points: What it earned.
        max_points: What it can earn.
        title: The behaviour it checks, in a sentence.
        message: What was called, expected and got; "" if it passed.
        hint: Where to look next, or "".
        code: The known mistake that this is, for example "CE-SUM", or "".
        quiet: Whether an earlier line of the same task already says what to mend.
        file: The learner's file that a line of is to blame, or "".
        line: That line, or 0.
        output: What the learner's code printed; public tests only.
    """

    id: str
    task: str
    outcome: Outcome
    points: Points
    max_points: Points
    title: str
    message: str = ""
    hint: str = ""
    code: str = ""
    quiet: bool = False
    file: str = ""
    line: int = 0
    output: str = ""


class TaskResult(msgspec.Struct, frozen=True, kw_only=True):
    """The points of one task."""

    id: str
    title: str
    score: Points
    max_score: Points


class Hashes(msgspec.Struct, frozen=True, kw_only=True):
    """SHA-256 of everything that a score depends on.

    Attributes:
        tasks: By task, what its verdict depends on besides submission and environment.
    """

    submission: str
    tests: str
    environment: str
    tasks: dict[str, str] = {}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One learner's week.

    Attributes:
        learner: The submission folder's name.
        week: The week's folder name.
        outcome: passed, with all points; failed, without; error, if it could not be
            graded.
        isolation: How the learner's code was kept apart: "sandlock" or "none".
        seconds: Wall time that grading took.
        seed: From which every test's random numbers come; enough to replay the grade.
        notes: What the learner should know besides.
    """

    learner: str
    week: str
    score: Points
    max_score: Points
    outcome: Outcome
    tasks: list[TaskResult]
    tests: list[TestResult]
    isolation: str
    seconds: float
    hashes: Hashes
    seed: str
    notes: list[str] = []
    schema: int = SCHEMA_VERSION


def add_points(points: Iterable[float]) -> float:
    """Add points so that their order does not matter, to two decimals.

    Raises:
        ValueError: If one of them is negative, infinite or NaN.
    """
    values = list(points)
    for value in values:
        if not (math.isfinite(value) and value >= 0):
            raise ValueError(
                f"Points must be finite and not negative. Received: {value}."
            )
    return round(math.fsum(values), 2)


def share_of(points: float, share: float) -> float:
    """Give a part of a test's points, never more than all and never less than none."""
    if not math.isfinite(share):
        return 0.0
    return min(points, round(points * min(max(share, 0.0), 1.0), 2))


def tally(titles: dict[str, str], tests: list[TestResult]) -> list[TaskResult]:
    """Add up the tests of each task, in the order of `titles`."""
    return [
        TaskResult(
            id=task,
            title=title,
            score=add_points(t.points for t in tests if t.task == task),
            max_score=add_points(t.max_points for t in tests if t.task == task),
        )
        for task, title in titles.items()
    ]


def outcome_of(tests: list[TestResult]) -> Outcome:
    """Sum up a week: passed only if every test passed."""
    if any(test.outcome == "error" for test in tests):
        return "error"
    if tests and all(test.outcome == "passed" for test in tests):
        return "passed"
    return "failed"


def schema() -> bytes:
    """Make the published JSON schema of a result."""
    return msgspec.json.format(
        msgspec.json.encode(msgspec.json.schema(Result)), indent=2
    )


def write_result(result: Result, path: Path) -> None:
    """Write a result so that a reader never sees half of one."""
    data = msgspec.json.format(msgspec.json.encode(result), indent=1)
    write_atomically(path, data + b"\n")


def read_result(path: Path) -> Result:
    """Read a result.

    Raises:
        ResultError: If the file is missing or is no result.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Result)
    except (OSError, msgspec.MsgspecError) as error:
        raise ResultError(f"{path} is no result: {error}") from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary name in the same folder, then rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def differences(old: Result, new: Result) -> list[str]:
    """Say how two results of the same learner and week differ."""
    lines = []
    for name in ("submission", "tests", "environment"):
        if getattr(old.hashes, name) != getattr(new.hashes, name):
            lines.append(f"The {name} is not what it was.")
    before = {test.id: test for test in old.tests}
    for test in new.tests:
        known = before.get(test.id)
        if (
            known is None
            or known.outcome != test.outcome
            or known.points != test.points
        ):
            was = f"{known.outcome}, {known.points:g}" if known else "not there"
            lines.append(f"{test.id}: was {was}; is {test.outcome}, {test.points:g}")
    left = {test.id for test in new.tests}
    for test in old.tests:
        if test.id not in left:
            was = f"{test.outcome}, {test.points:g}"
            lines.append(f"{test.id}: was {was}; is not there")
    if old.score != new.score:
        lines.append(f"The score was {old.score:g} and is {new.score:g}.")
    return lines
