"""One submission to one result: run every test, name the mistakes, add the points."""

import contextlib
import time

import msgspec

from grader import diagnosis, verdicts
from grader.answers import wrong_answers
from grader.course import Runtime, Week
from grader.diagnosis import Bank, Mistake
from grader.errors import CourseError, SandboxError
from grader.failures import LearnerError
from grader.plugin import Run, Suite, Test
from grader.provenance import hashes_of
from grader.results import Result, TestResult, add_points, outcome_of, tally
from grader.sandbox.jail import Jail, Nest
from grader.sandbox.ports import JailedPort, Port, SharedPort
from grader.sandbox.zygote import Setup
from grader.submission import Snapshot

PUBLIC_SEED = "public"
_MIB = 2**20


class Grader:
    """Grades one week's submissions, one after another, in jails that stay warm.

    Args:
        week: The week.
        suite: Its collected tests.
        isolation: "sandlock" or "none".
        names_mistakes: Whether to compare failures with the known wrong answers.
    """

    def __init__(
        self, week: Week, suite: Suite, isolation: str, *, names_mistakes: bool = True
    ) -> None:
        self._week = week
        self._suite = suite
        self.isolation = isolation
        self._jails: dict[Runtime, Jail] = {}
        self._nests: dict[Runtime, Nest] = {}
        self._shared: SharedPort | None = None
        self._snapshot = Snapshot({})
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
    ) -> Result:
        """Run the tests, all or those given, on a submission and add up the points.

        With `until_failure` the first test that fails is the last that is run.
        """
        started = time.perf_counter()
        self._snapshot = snapshot
        chosen = self._suite.tests if tests is None else tests
        try:
            runs = self._runs(chosen, seed, until_failure)
            notes = self._notes()
        finally:
            self._end_nests()
        records = self._records(runs, seed)
        titles = {task.id: task.title for task in self._week.file.tasks}
        tasks = tally({t: titles[t] for t in _tasks_of(chosen)}, records)
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
            hashes=hashes_of(self._week, snapshot),
            seed=seed,
            notes=notes,
        )

    def start_jails(self, tests: list[Test]) -> None:
        """Start what these tests will need, side by side."""
        for runtime in {self._week.runtime_of(test.task) for test in tests}:
            self._jail(runtime)

    def close(self) -> None:
        """End the jails."""
        self._end_nests()
        for jail in self._jails.values():
            jail.close()
        self._jails.clear()

    def _runs(
        self, tests: list[Test], seed: str, until_failure: bool
    ) -> list[tuple[Test, Run]]:
        runs = []
        for test in tests:
            runs.append((test, self._run(test, seed)))
            if until_failure and runs[-1][1].failure:
                break
        return runs

    def _run(self, test: Test, seed: str) -> Run:
        problem = self._snapshot.problems.get(self._week.task(test.task).module)
        if problem:
            error = LearnerError([], problem, stage="import", ours=True)
            return Run(failure=error)
        if self._may_share(test):
            run = self._suite.run(test, lambda: self._shared_port(test), seed)
            if not (run.failure or run.grader_error):
                return run
            self._end_shared()
        run = self._suite.run(test, lambda: self._connect(test), seed)
        if run.grader_error:
            # A worker may have taken its nest along; a second try gets a new one.
            self._end_nests()
            run = self._suite.run(test, lambda: self._connect(test), seed)
        return run

    def _may_share(self, test: Test) -> bool:
        """Say whether one worker may serve several tests of this learner."""
        runtime = self._week.runtime_of(test.task)
        try:
            return runtime == "numpy" and self._nest(runtime).ready.is_traceless
        except SandboxError:
            return False

    def _shared_port(self, test: Test) -> Port:
        if self._shared is None:
            jail, nest = self._jail("numpy"), self._nest("numpy")
            self._shared = SharedPort(nest, jail, self._week.file.limits.seconds)
            return self._shared
        return self._shared.again()

    def _end_shared(self) -> None:
        if self._shared is not None:
            with contextlib.suppress(SandboxError):
                self._shared.end()
            self._shared = None

    def _connect(self, test: Test) -> Port:
        self._end_shared()
        runtime = self._week.runtime_of(test.task)
        try:
            seconds = self._week.file.limits.seconds
            return JailedPort(self._nest(runtime), self._jail(runtime), seconds)
        except SandboxError as error:
            self._forget(runtime)
            raise error

    def _nest(self, runtime: Runtime) -> Nest:
        if runtime not in self._nests:
            self._nests[runtime] = self._jail(runtime).nest(self._setup())
        return self._nests[runtime]

    def _jail(self, runtime: Runtime) -> Jail:
        if runtime not in self._jails:
            self._jails[runtime] = Jail(runtime, self.isolation)
        return self._jails[runtime]

    def _setup(self) -> Setup:
        limits = self._week.file.limits
        return Setup(
            files=self._snapshot.files,
            imports=self._week.file.imports,
            cpu_seconds=limits.seconds,
            memory=limits.memory * _MIB,
            confined=self.isolation != "none",
        )

    def _forget(self, runtime: Runtime) -> None:
        self._jails.pop(runtime).close()
        nest = self._nests.pop(runtime, None)
        if nest:
            nest.close()

    def _end_nests(self) -> None:
        self._end_shared()
        for nest in self._nests.values():
            nest.close()
        self._nests.clear()

    def _notes(self) -> list[str]:
        broken: dict[str, list[int]] = {}
        for nest in self._nests.values():
            broken |= nest.ready.broken_cells
        return [
            f"Code cell {numbers[0]} is not valid Python and was left out."
            for numbers in broken.values()
            if numbers
        ]

    def _records(self, runs: list[tuple[Test, Run]], seed: str) -> list[TestResult]:
        failed = {test.task for test, run in runs if run.failure}
        records = []
        for task in _tasks_of([test for test, _ in runs]):
            of_task = [(test, run) for test, run in runs if test.task == task]
            records += self._records_of_task(of_task, failed, seed)
        order = {test.id: place for place, (test, _) in enumerate(runs)}
        return _hush_repeats(sorted(records, key=lambda record: order[record.id]))

    def _records_of_task(
        self, runs: list[tuple[Test, Run]], failed: set[str], seed: str
    ) -> list[TestResult]:
        runs = sorted(runs, key=lambda pair: verdicts.stage_of(pair[1]))
        source = self._snapshot.text
        mistake = diagnosis.explain(runs, self._mistakes(runs[0][0].task, seed))
        records, is_first = [], True
        for test, run in runs:
            words = verdicts.words_for(
                test, run, source=source, seconds=self._week.file.limits.seconds
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
        if self._bank:
            return self._bank.mistakes(task, seed)
        return diagnosis.from_table(self._week.file.mistakes, task)


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
