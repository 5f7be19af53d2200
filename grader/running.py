"""Runs a week's tests on one learner's program after another, in jails that stay warm.

What a program does to itself costs its own points: a test that kills the process costs
that test, files that cannot be compiled or imported in time cost the tests that need
them, and are not tried again.
"""

import contextlib
from collections.abc import Callable
from typing import get_args

from grader.answers import reference
from grader.course import Runtime, Week
from grader.errors import SandboxError
from grader.failures import LearnerError
from grader.plugin import Suite
from grader.runs import Run, Test, too_much
from grader.sandbox.inspection import Program
from grader.sandbox.jail import Jail, Nest
from grader.sandbox.ports import JailedPort, LocalPort, Port, SharedPort
from grader.sandbox.zygote import Setup
from grader.submission import Snapshot

_MIB = 2**20
# After so many time-outs in one task, its other tests are not waited for.
MAX_TIMEOUTS = 2
# Kinds of failures that took long, as their evidence calls them.
_COSTLY = ("TimeLimit", "Uncompilable", "too much")


class Runner:
    """Runs tests on a program; `take` gives it the next one.

    Args:
        week: The week.
        suite: Its collected tests.
        isolation: "sandlock" or "none".
        jails: Jails that are already there; ended ones are taken out.

    Attributes:
        starts: Called with the id of each test before it runs, and with "" after the
            last.
        lost: Tests that brought this process down before; they fail without a try.
    """

    def __init__(
        self,
        week: Week,
        suite: Suite,
        isolation: str,
        jails: dict[Runtime, Jail] | None = None,
    ) -> None:
        self._week = week
        self._suite = suite
        self.isolation = isolation
        self.starts: Callable[[str], object] = str
        self.lost: frozenset[str] = frozenset()
        self._jails = {} if jails is None else jails
        for jail in self._jails.values():
            jail.require_hidden(week.root)
        self._reference: Program | None = None
        self.take(Snapshot({}))

    def take(self, snapshot: Snapshot) -> None:
        """Go on to another program, and forget the one before."""
        self._snapshot = snapshot
        self._nests: dict[Runtime, Nest] = {}
        self._shared: dict[Runtime, SharedPort] = {}
        self._runtimes: set[Runtime] = set()
        # What need not be tried twice: files (by module), and time-outs (by task).
        self._unimportable: dict[str, Run] = {}
        self._timeouts: dict[str, int] = {}

    def run(self, test: Test, seed: str) -> Run:
        """Run one test; if the grader breaks, once more in a new jail."""
        self.starts(test.id)
        known = self._known(test)
        if known is not None:
            return known
        if self._may_share(test):
            run = self._suite.run(test, lambda: self._shared_port(test), seed)
            if not (run.failure or run.grader_error):
                return run
            self._end_shared()
        run = self._suite.run(test, lambda: self._connect(test), seed)
        if run.instead and self._is_sound(test, seed):
            run = Run(failure=run.instead, output=run.output)
        if run.grader_error:
            self._forget(self._runtime_of(test))
            run = self._suite.run(test, lambda: self._connect(test), seed)
        self._remember(test, run)
        return run

    def broken_cells(self) -> dict[str, list[int]]:
        """Say which notebook cells were left out because they are not Python."""
        broken: dict[str, list[int]] = {}
        for nest in self._nests.values():
            broken |= nest.ready.broken_cells
        return broken

    def start_jails(self, tests: list[Test]) -> None:
        """Start what these tests will need, side by side."""
        self._runtimes = self._week.runtimes_of(test.task for test in tests)
        for runtime in {self._runtime_of(test) for test in tests}:
            self._jail(runtime)

    def end_program(self) -> None:
        """End the processes that hold the program."""
        self._end_shared()
        for nest in self._nests.values():
            nest.close()
        self._nests.clear()

    def close(self) -> None:
        """End the jails."""
        self.end_program()
        for jail in self._jails.values():
            jail.close()
        self._jails.clear()

    def _known(self, test: Test) -> Run | None:
        """Tell how the test ends if that is clear without running it."""
        module = self._week.task(test.task).module
        if module in self._snapshot.problems:
            return _failed([], self._snapshot.problems[module], stage="import")
        if test.id in self.lost:
            self._timeouts[test.task] = self._timeouts.get(test.task, 0) + 1
            return Run(failure=too_much())
        if module in self._unimportable:
            return self._unimportable[module]
        if self._timeouts.get(test.task, 0) >= MAX_TIMEOUTS:
            count = f"{MAX_TIMEOUTS} tests of this task"
            return _failed([], f"Not run: {count} already took too long.")
        return None

    def _is_sound(self, test: Test, seed: str) -> bool:
        """Say whether the test works with the reference, which learners do not have."""
        if self._week.is_released:
            return True
        if self._reference is None:
            files = reference(self._week).files
            self._reference = Program(files, self._week.file.imports)
        port = LocalPort(self._reference)
        run = self._suite.run(test, lambda: port, seed, is_local=True)
        return not run.grader_error

    def _remember(self, test: Test, run: Run) -> None:
        evidence = run.evidence
        if evidence is None or evidence.what not in _COSTLY:
            return
        if evidence.stage == "import":
            self._unimportable[self._week.task(test.task).module] = run
        else:
            self._timeouts[test.task] = self._timeouts.get(test.task, 0) + 1

    def _may_share(self, test: Test) -> bool:
        """Say whether one worker may serve several tests of this learner."""
        try:
            return self._nest(self._runtime_of(test)).ready.is_traceless
        except (SandboxError, LearnerError):
            return False

    def _runtime_of(self, test: Test) -> Runtime:
        """Say what the test's process has imported beforehand.

        The cells of a notebook are one program: what one task imports, all do.
        """
        tasks = self._week.file.tasks
        if any(isinstance(cells, list) for cells in self._snapshot.files.values()):
            needed = {self._week.runtime_of(task.id) for task in tasks}
            return max(needed, key=get_args(Runtime).index)
        runtime = self._week.runtime_of(test.task)
        if runtime == "numpy" and "matplotlib" in self._runtimes:
            return "matplotlib"
        return runtime

    def _shared_port(self, test: Test) -> Port:
        runtime = self._runtime_of(test)
        if runtime in self._shared:
            return self._shared[runtime].again()
        jail, nest = self._jail(runtime), self._nest(runtime)
        seconds = self._week.file.limits.seconds
        self._shared[runtime] = SharedPort(nest, jail, seconds)
        return self._shared[runtime]

    def _end_shared(self) -> None:
        for port in self._shared.values():
            with contextlib.suppress(SandboxError):
                port.end()
        self._shared.clear()

    def _connect(self, test: Test) -> Port:
        self._end_shared()
        runtime = self._runtime_of(test)
        seconds = self._week.file.limits.seconds
        return JailedPort(self._nest(runtime), self._jail(runtime), seconds)

    def _nest(self, runtime: Runtime) -> Nest:
        """Find the process that holds the program.

        Raises:
            LearnerError: If the files are what ends that process.
        """
        if runtime in self._nests:
            return self._nests[runtime]
        with contextlib.suppress(SandboxError):
            self._nests[runtime] = self._jail(runtime).nest(self._setup(runtime))
            return self._nests[runtime]
        self._forget(runtime)
        try:
            self._nests[runtime] = self._jail(runtime).nest(self._setup(runtime))
        except SandboxError as error:
            raise LearnerError(
                ["Uncompilable"], "", stage="import", ours=True
            ) from error
        return self._nests[runtime]

    def _jail(self, runtime: Runtime) -> Jail:
        if runtime not in self._jails:
            self._jails[runtime] = Jail(runtime, self.isolation)
            self._jails[runtime].require_hidden(self._week.root)
        return self._jails[runtime]

    def _setup(self, runtime: Runtime) -> Setup:
        limits = self._week.file.limits
        return Setup(
            files=self._snapshot.files,
            imports=self._week.file.imports,
            cpu_seconds=limits.seconds,
            memory=limits.memory * _MIB,
            confined=self.isolation != "none",
            runtime=runtime,
        )

    def _forget(self, runtime: Runtime) -> None:
        """End a jail with everything in it; the next test gets a new one."""
        self._end_shared()
        nest = self._nests.pop(runtime, None)
        if nest:
            nest.close()
        jail = self._jails.pop(runtime, None)
        if jail:
            jail.close()


def _failed(types: list[str], message: str, stage: str = "runs") -> Run:
    return Run(failure=LearnerError(types, message, stage=stage, ours=True))
