"""One submission to one result: run every test, name the mistakes, add the points."""

import time
from collections.abc import Sequence

import msgspec

from grader import diagnosis, verdicts
from grader.answers import wrong_answers
from grader.course import Runtime, Week
from grader.diagnosis import Bank, Mistake
from grader.errors import CourseError
from grader.plugin import Suite
from grader.provenance import hashes_of, task_hashes
from grader.results import Result, TestResult, add_points, outcome_of, tally
from grader.running import Runner
from grader.runs import Run, Test, depending
from grader.sandbox.jail import Jail
from grader.submission import Snapshot

_CELLS = 10


class Grader:
    """Grades one week's submissions, one after another, in jails that stay warm.

    Args:
        week: The week.
        suite: Its collected tests.
        isolation: "sandlock" or "none".
        names_mistakes: Whether to compare failures with the known wrong answers.
        jails: Jails that are already there.

    Attributes:
        runner: Runs the tests; it keeps the jails.
    """

    def __init__(
        self,
        week: Week,
        suite: Suite,
        isolation: str,
        *,
        names_mistakes: bool = True,
        jails: dict[Runtime, Jail] | None = None,
    ) -> None:
        self._week = week
        self._suite = suite
        suite.seconds = week.file.limits.seconds
        self.isolation = isolation
        self.runner = Runner(week, suite, isolation, jails)
        self._snapshot, self._names = Snapshot({}), True
        self._hashes: dict[str, str] | None = None
        self._bank = None
        if names_mistakes and not week.is_released:
            imports = week.file.imports
            self._bank = Bank(suite, wrong_answers(week), imports)

    def grade(
        self,
        learner: str,
        snapshot: Snapshot,
        seed: str,
        tests: list[Test] | None = None,
        *,
        until_failure: bool = False,
        names: bool = True,
        kept: Sequence[TestResult] = (),
    ) -> Result:
        """Run the tests, all or those given, on a submission and add up the points.

        With `until_failure` the first test that fails is the last that is run. Without
        `names` no mistake is looked for. `kept` are records of tasks that need not be
        run.
        """
        started = time.perf_counter()
        self._snapshot, self._names = snapshot, names
        self.runner.take(snapshot)
        chosen = self._suite.tests if tests is None else tests
        self.runner.start_jails(chosen)
        try:
            runs = self._runs(chosen, seed, until_failure)
            notes = self._notes()
        finally:
            self.runner.starts("")
            self.runner.end_program()
        records = self._records(runs, seed, kept)
        covered = {record.task for record in records}
        titles = {t.id: t.title for t in self._week.file.tasks if t.id in covered}
        tasks = tally(titles, records)
        return Result(
            learner=learner,
            week=self._week.name,
            score=add_points(task.score for task in tasks),
            max_score=add_points(task.max_score for task in tasks),
            outcome=outcome_of(records),
            tasks=tasks,
            tests=records,
            isolation=self.isolation,
            seconds=round(time.perf_counter() - started, 3),
            hashes=hashes_of(self._week, snapshot, self._task_hashes()),
            seed=seed,
            notes=notes,
        )

    def close(self) -> None:
        """End the jails."""
        self.runner.close()

    def _runs(
        self, tests: list[Test], seed: str, until_failure: bool
    ) -> list[tuple[Test, Run]]:
        runs = []
        for test in tests:
            started = time.perf_counter()
            run = self.runner.run(test, seed)
            seconds = time.perf_counter() - started
            runs.append((test, msgspec.structs.replace(run, seconds=seconds)))
            if until_failure and run.failure:
                break
        return runs

    def _notes(self) -> list[str]:
        broken = self.runner.broken_cells()
        # A notebook that stands for several modules is broken in each of them.
        notes = [_left_out(cells) for cells in broken.values() if cells]
        return list(dict.fromkeys(notes))

    def grade_again(self, old: Result, snapshot: Snapshot) -> Result:
        """Grade only the tasks that are not what they were when `old` was made."""
        now = self._task_hashes()
        stale = {task for task in now if old.hashes.tasks.get(task) != now[task]}
        affected = depending(stale, self._suite.tests)
        kept = [record for record in old.tests if record.task not in affected]
        if not stale:
            return old
        if _is_hushed_by_another_task(kept):
            return self.grade(old.learner, snapshot, old.seed)
        tests = [test for test in self._suite.tests if test.task in affected]
        return self.grade(old.learner, snapshot, old.seed, tests, kept=kept)

    def _task_hashes(self) -> dict[str, str]:
        if self._hashes is None:
            self._hashes = task_hashes(self._week, self._suite.tests)
        return self._hashes

    def _records(
        self, runs: list[tuple[Test, Run]], seed: str, kept: Sequence[TestResult]
    ) -> list[TestResult]:
        failed = {test.task for test, run in runs if run.failure}
        failed |= {record.task for record in kept if record.outcome != "passed"}
        records = list(kept)
        for task in _tasks_of([test for test, _ in runs]):
            of_task = [(test, run) for test, run in runs if test.task == task]
            records += self._records_of_task(of_task, failed, seed)
        order = {test.id: place for place, test in enumerate(self._suite.tests)}
        return _hush_repeats(sorted(records, key=lambda record: order[record.id]))

    def _records_of_task(
        self, runs: list[tuple[Test, Run]], failed: set[str], seed: str
    ) -> list[TestResult]:
        runs = sorted(runs, key=lambda pair: verdicts.stage_of(pair[1]))
        mistake = diagnosis.explain(runs, self._mistakes(runs[0][0].task, seed))
        seconds = self._week.file.limits.seconds
        records, is_first = [], True
        for test, run in runs:
            words = verdicts.words_for(
                test, run, snapshot=self._snapshot, seconds=seconds
            )
            if run.failure and is_first and mistake:
                words = verdicts.named(words, mistake.code, mistake.message)
            record = verdicts.result_of(
                test,
                run,
                words=words,
                blocked=[need for need in test.needs if need in failed],
                quiet=run.failure is not None and not is_first,
                revealed=test.public,
            )
            is_first = is_first and run.failure is None
            records.append(record)
        return records

    def _mistakes(self, task: str, seed: str) -> list[Mistake]:
        if not self._names:
            return []
        if self._bank:
            return self._bank.mistakes(task, seed)
        return diagnosis.from_table(self._week.file.mistakes, task)


def _left_out(cells: list[int]) -> str:
    if len(cells) == 1:
        return f"Code cell {cells[0]} is not valid Python and was left out."
    numbers = [*map(str, cells[:_CELLS]), *["more"] * (len(cells) > _CELLS)]
    listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"Code cells {listed} are not valid Python and were left out."


def _hush_repeats(records: list[TestResult]) -> list[TestResult]:
    """Tell a problem of a whole file once, not once for each task."""
    seen: set[str] = set()
    heard = []
    for record in records:
        text = record.message
        if text in seen and not text.startswith(("called", "Not started")):
            record = msgspec.structs.replace(record, quiet=True)
        if text:
            seen.add(text)
        heard.append(record)
    return heard


def _is_hushed_by_another_task(records: list[TestResult]) -> bool:
    """Say whether some task's first failure is told elsewhere, with the same words."""
    failing = [record for record in records if record.outcome != "passed"]
    heard = {record.task for record in failing if not record.quiet}
    return any(record.task not in heard for record in failing)


def _tasks_of(tests: list[Test]) -> list[str]:
    return list(dict.fromkeys(test.task for test in tests))


def check_manifest(week: Week, tests: list[Test]) -> None:
    """Check that the tests of each task are worth what week.toml says.

    Raises:
        CourseError: If they are not, or a test names a task that does not exist.
    """
    for test in tests:
        for named in (test.task, *test.needs):
            week.task(named)
    for task in week.file.tasks:
        total = add_points(test.points for test in tests if test.task == task.id)
        if total != task.points:
            raise CourseError(
                f"{week.name}: the tests of task {task.id} are worth {total:g} points, "
                f"and week.toml says {task.points:g}."
            )
