"""One folder at a time: `grader check` and `grader replay`."""

from pathlib import Path

import msgspec

from grader.course import Week, find_staff_course
from grader.errors import CourseError, ResultError
from grader.grading import PUBLIC_SEED, Grader
from grader.plugin import Suite, collected, with_suite
from grader.results import Result, differences, read_result
from grader.runs import Test
from grader.submission import Snapshot, read_submission


def check(week: Week, path: Path | None, task: str | None, *, hidden: bool) -> Result:
    """Run a week's tests on the files in `path`, or in the week's own folder.

    Raises:
        CourseError: If hidden tests are asked for where there are none.
    """
    if hidden and week.is_released:
        raise CourseError("The hidden tests are with your instructors, not here.")
    if task:
        week.task(task)
    snapshot = read_submission(path or week.work, week)
    isolation = "sandlock" if hidden else "none"

    def wanted(test: Test) -> bool:
        return (hidden or test.public) and task in (None, test.task)

    return run_once(week, snapshot, PUBLIC_SEED, isolation, "", wanted)


def run_once(
    week: Week, snapshot: Snapshot, seed: str, isolation: str, learner: str,
    wanted: object,
) -> Result:  # fmt: skip
    """Grade one snapshot with the tests that `wanted` lets through."""
    found: list[Result] = []

    def body(suite: Suite) -> None:
        tests = [test for test in suite.tests if wanted(test)]  # type: ignore[operator]
        grader = Grader(week, suite, isolation)
        try:
            found.append(grader.grade(learner, snapshot, seed, tests))
        finally:
            grader.close()

    with_suite(collected(week), body)
    return found[0]


def replay(path: Path, isolation: str) -> list[str]:
    """Grade a result's snapshot again and list what came out differently.

    Raises:
        ResultError: If the result or its snapshot cannot be read.
    """
    old = read_result(path)
    try:
        data = path.with_suffix(".snapshot.json").read_bytes()
        snapshot = msgspec.json.decode(data, type=Snapshot)
    except (OSError, msgspec.MsgspecError) as error:
        raise ResultError(f"The graded files of {path} are gone: {error}") from error
    week = find_staff_course().week(old.week)
    new = run_once(week, snapshot, old.seed, isolation, old.learner, lambda test: True)
    return differences(old, new)
