"""Pytest as the grader uses it: one session, many learners.

A test is collected once and run for one learner after another. Hooks stand in the order
in which pytest calls them.
"""

import contextlib
import hashlib
import logging
import math
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from grader.course import Week
from grader.errors import CourseError
from grader.runs import (
    BODY_ERRORS,
    Run,
    Test,
    TooMuch,
    at_most,
    odd_value,
    run_of,
    too_much,
)
from grader.sandbox.jail import LIBRARIES
from grader.sandbox.ports import Port
from grader.sandbox.remote import Submission
from grader.sandbox.worker import TimeLimit

Connect = Callable[[], Port]

_MARKERS = (
    "points(n, task, needs=None): what the test is worth, and the tasks it builds on",
    "public: learners get this test",
)


class Suite:
    """A week's collected tests, ready to run against anything with a port.

    Attributes:
        tests: What they are.
        seconds: CPU time that a test may take on the grader's side, where oracles take
            milliseconds and hostile values hours.
    """

    def __init__(self, session: pytest.Session) -> None:
        self.seconds = 10.0
        self._items = {_test_of(item).id: item for item in session.items}
        self.tests = [_test_of(item) for item in session.items]
        self._connect: Connect | None = None
        self._seed = ""
        self._error: BaseException | None = None
        self._output = ""
        self._kinds: set[str] = set()

    def run(
        self, test: Test, connect: Connect, seed: str, *, is_local: bool = False
    ) -> Run:
        """Run one test against one submission, with random numbers from `seed`.

        A submission that runs in this process, `is_local`, has the learner's limit too.
        """
        item = self._items[test.id]
        self._connect, self._seed = connect, f"{seed}/{item.name}"
        self._error, self._output, self._kinds = None, "", set()
        limit = (self.seconds, TimeLimit if is_local else TooMuch)
        # A run that is stopped in the middle must not leave its settings to the next,
        # and a warning would print a line of the hidden test.
        with warnings.catch_warnings(), np.errstate(**_NUMPYS_OWN), at_most(*limit):
            warnings.simplefilter("ignore")
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        if isinstance(self._error, TooMuch | MemoryError | RecursionError):
            self._error = too_much()
        run = run_of(self._error, self._output)
        if self._kinds and isinstance(self._error, BODY_ERRORS):
            return msgspec.structs.replace(run, instead=odd_value(self._kinds))
        return run

    def draws(self, test: Test) -> bool:
        """Say whether a test draws random numbers, so that the seed matters."""
        return "rng" in getattr(self._items[test.id], "fixturenames", ())

    def open(self) -> Iterator[Submission]:
        """Give a test its submission, and end the worker after it."""
        assert self._connect is not None
        submission = Submission(self._connect)
        yield submission
        self._output = submission.output
        self._kinds = submission.kinds
        submission.close()

    def rng(self) -> np.random.Generator:
        """Make the test's own random numbers."""
        digest = hashlib.sha256(self._seed.encode()).digest()
        return np.random.default_rng(int.from_bytes(digest[:16], "little"))

    def note(self, error: BaseException) -> None:
        """Remember the first error of the running test."""
        self._error = self._error or error


# Parts of pytest that nobody sees here; some cost time at each start or test.
_NOT_NEEDED = (
    *("cacheprovider", "doctest", "logging", "terminal", "threadexception"),
    *("unittest", "unraisableexception", "warnings"),
)
_NUMPYS_OWN = np.geterr()
_SUITE = pytest.StashKey[Suite]()


class Plugin:
    """Collects the tests, then hands the session to `body` in place of running them."""

    def __init__(self, body: Callable[[Suite], None]) -> None:
        self._body = body
        self._suite: Suite | None = None
        self._problems: list[str] = []
        self._has_run = False
        self._raised: BaseException | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        for marker in _MARKERS:
            config.addinivalue_line("markers", marker)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._problems.append(str(report.longrepr))

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        with self._kept():
            self._suite = session.config.stash[_SUITE] = Suite(session)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if self._suite is not None and not session.testsfailed:
            self._has_run = True
            with self._kept():
                self._body(self._suite)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport:
        if call.excinfo is not None and self._suite is not None:
            self._suite.note(call.excinfo.value)
        # Pytest's own report lays out a traceback that nobody reads, in up to 0.2 s.
        return pytest.TestReport(
            nodeid=item.nodeid,
            location=item.location,
            keywords={},
            outcome="passed" if call.excinfo is None else "failed",
            longrepr=None,
            when="call",
        )

    @pytest.fixture
    def submission(self, request: pytest.FixtureRequest) -> Iterator[Submission]:
        """The learner's program; `submission.load("module")` imports a module of it."""
        yield from request.config.stash[_SUITE].open()

    @pytest.fixture
    def traceless(self, submission: Submission) -> Iterator[None]:
        """Let TensorFlow compute step by step; to compile a few would take longer."""
        config = submission.library("tensorflow").config
        config.run_functions_eagerly(True)
        yield
        # The next test may get the same process.
        config.run_functions_eagerly(False)

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers that this test and learner get, and no other."""
        return request.config.stash[_SUITE].rng()

    def raise_if_broken(self) -> None:
        """Raise what went wrong outside the tests; pytest would only print it."""
        if self._raised is not None:
            raise self._raised
        if not self._has_run:
            text = "\n".join(self._problems) or "no test was found"
            raise CourseError(f"The tests cannot be collected:\n{text}")

    @contextlib.contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._raised = error


def with_suite(paths: list[Path], body: Callable[[Suite], None]) -> None:
    """Collect the tests in `paths` and call `body` with them.

    Raises:
        CourseError: If they cannot be collected.
    """
    if not paths:
        raise CourseError("The tests cannot be collected: the week has no test_*.py.")
    os.environ |= LIBRARIES | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    # Advice on speed, about known wrong answers, would hide what staff should read.
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    options = ["-c", os.devnull, "--noconftest", "--import-mode=importlib", "-s"]
    options += [f"-pno:{name}" for name in _NOT_NEEDED]
    # Weeks share their generated data; learners' public tests use none of it.
    options += ["-o", f"pythonpath={paths[0].parent.parent}"]
    options += ["--strict-markers", "--rootdir", str(paths[0].parent)]
    plugin = Plugin(body)
    try:
        pytest.main([*options, *map(str, paths)], plugins=[plugin])
    finally:
        # Another week may name its tests alike, and an author may change them.
        for path in paths:
            sys.modules.pop(path.stem, None)
    plugin.raise_if_broken()


def collected(week: Week) -> list[Path]:
    """List the files of a week's tests."""
    if week.is_released:
        return [week.work / "test_public.py"]
    return sorted(week.tests.glob("test_*.py"))


def _test_of(item: pytest.Item) -> Test:
    marker = item.get_closest_marker("points")
    if marker is None or len(marker.args) != 1 or "task" not in marker.kwargs:
        raise CourseError(
            f'{item.nodeid}: mark it `@pytest.mark.points(n, task="...")`.'
        )
    points = marker.args[0]
    if not isinstance(points, int | float) or not 0 <= points < math.inf:
        raise CourseError(f"{item.nodeid}: {points!r} are no points that can be given.")
    needs = marker.kwargs.get("needs") or ()
    doc = (getattr(item, "function", None).__doc__ or "").strip()
    return Test(
        id=f"{item.path.name}::{item.name}",
        task=marker.kwargs["task"],
        needs=(needs,) if isinstance(needs, str) else tuple(needs),
        points=float(points),
        title=doc.splitlines()[0] if doc else item.name,
        public=item.get_closest_marker("public") is not None,
    )
