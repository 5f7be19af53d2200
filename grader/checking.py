"""One folder at a time: `grader check` and `grader replay`.

A learner waits for this, so jails warm up while pytest is still being imported.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.course import Week, find_staff_course
from grader.errors import CourseError, ResultError
from grader.results import Result, differences, read_result
from grader.sandbox.jail import Jail
from grader.submission import PUBLIC_SEED, Snapshot, read_submission

if TYPE_CHECKING:
    from grader.plugin import Suite
    from grader.runs import Test


def check(week: Week, path: Path | None, task: str | None, *, hidden: bool) -> Result:
    """Run a week's tests on the files in `path`, or in the week's own folder.

    Raises:
        CourseError: If hidden tests are asked for where there are none.
    """
    if hidden and week.is_released:
        raise CourseError("The hidden tests are with your instructors, not here.")
    tasks = [week.task(task).id] if task else None
    snapshot = read_submission(path or week.work, week)
    isolation = "sandlock" if hidden else "none"

    def wanted(test: "Test") -> bool:
        return hidden or test.public

    return run_once(
        week, snapshot, PUBLIC_SEED, isolation, "", wanted=wanted, tasks=tasks
    )


def run_once(
    week: Week,
    snapshot: Snapshot,
    seed: str,
    isolation: str,
    learner: str,
    *,
    wanted: "Callable[[Test], bool]" = bool,
    tasks: list[str] | None = None,
) -> Result:
    """Grade one snapshot with the tests that are wanted; of these tasks, if given."""
    chosen = tasks or [task.id for task in week.file.tasks]
    jails = {runtime: Jail(runtime, isolation) for runtime in week.runtimes_of(chosen)}
    from grader.grading import Grader
    from grader.plugin import collected, with_suite

    found: list[Result] = []

    def body(suite: "Suite") -> None:
        grader = Grader(week, suite, isolation, jails=jails)
        tests = [t for t in suite.tests if t.task in chosen and wanted(t)]
        try:
            found.append(grader.grade(learner, snapshot, seed, tests))
        finally:
            grader.close()

    try:
        with_suite(collected(week), body)
    finally:
        for jail in jails.values():
            jail.close()
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
    new = run_once(week, snapshot, old.seed, isolation, old.learner)
    return differences(old, new)
