"""Worker processes that each keep a week's suite and its jails warm.

Only the grader's own processes talk here; learners' code is one more process away.
"""

import contextlib
import ctypes
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import msgspec

from grader.course import Course, Week, find_course
from grader.errors import GraderError, IsolationError
from grader.grading import Grader, check_manifest
from grader.plugin import Suite, collected, with_suite
from grader.sandbox import kernel
from grader.sandbox.jail import LIBRARIES

# What hostile values may cost a process of the grader's own. A test is stopped between
# two lines of Python, at the week's limit; this is for a line that does not end.
HARD_SECONDS = 60
MEMORY = 4 * 2**30
_LONGEST_ID = 4096


class Order(msgspec.Struct, frozen=True):
    """What a worker process is told at its start."""

    root: Path
    week: str
    isolation: str
    names_mistakes: bool = True


class Place(msgspec.Struct, frozen=True):
    """What a job finds in the process that it runs in."""

    grader: Grader
    suite: Suite
    course: Course
    week: Week


class Job(msgspec.Struct, frozen=True):
    """A function of this package and its arguments; it gets a Place before them.

    Jobs of one `kin` go to one process as far as possible, because it remembers.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    kin: str = ""


def run_jobs(
    order: Order, jobs: list[Job], processes: int, lost: Callable[[Job, str], Any]
) -> Iterator[tuple[int, Any]]:
    """Run jobs in parallel, as a team does that is only there for them.

    Raises:
        GraderError: If the week's tests cannot be loaded or the jail not be set up.
    """
    team = Team(order, min(processes, len(jobs)))
    try:
        yield from team.run(jobs, lost)
    finally:
        team.stop()


class Team:
    """Worker processes that stay, for one batch of jobs after another."""

    def __init__(self, order: Order, processes: int) -> None:
        os.environ |= LIBRARIES
        self._workers = [_Worker(order) for _ in range(max(1, processes))]

    def run(
        self, jobs: list[Job], lost: Callable[[Job, str], Any]
    ) -> Iterator[tuple[int, Any]]:
        """Run jobs in parallel; yield (place in `jobs`, value) as they end.

        A job whose process dies, of its limits for example, gets another process; a
        test that it dies of twice is failed without a third try. For a job that fails
        for good, `lost` makes the value out of the job and the reason.

        Raises:
            GraderError: If the week's tests cannot be loaded or the jail not be set up.
        """
        waiting: dict[str, deque[_Try]] = {}
        for place, job in enumerate(jobs):
            waiting.setdefault(job.kin, deque()).append(_Try(place))
        while waiting or any(worker.job for worker in self._workers):
            for worker in self._workers:
                if waiting and not worker.job:
                    others = {w.kin for w in self._workers if w is not worker}
                    kin = choose(waiting, worker.kin, others)
                    worker.give(jobs, waiting[kin].popleft())
                    if not waiting[kin]:
                        del waiting[kin]
            for worker in _ready(self._workers):
                tried, value = worker.take()
                if isinstance(value, _Ended) and tried.deaths.count("") < 2:
                    again = waiting.setdefault(worker.kin, deque())
                    again.appendleft(tried)
                else:
                    is_lost, place = isinstance(value, _Failure), tried.place
                    yield place, lost(jobs[place], value.why) if is_lost else value

    def stop(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.stop()


def choose(kins: Iterable[str], own: str, others: set[str]) -> str:
    """Choose a worker's next kin: its own, else the first that is no other's."""
    return min(kins, key=lambda kin: (kin != own, kin in others))


class _Try(msgspec.Struct):
    """A job that waits, and the tests that its processes died of."""

    place: int
    deaths: list[str] = []

    @property
    def lost(self) -> frozenset[str]:
        """The tests to leave out: the first to kill twice, then each that kills."""
        repeated = len(set(self.deaths)) < len(self.deaths)
        return frozenset(self.deaths if repeated else ()) - {""}


class _Failure(msgspec.Struct, frozen=True):
    why: str


class _Ended(_Failure, frozen=True):
    pass


class _Worker:
    """A process that runs what it is given, one job at a time."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self.kin = ""
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        # Shared memory, because a message for each test costs as much as the test.
        self._at = context.RawArray(ctypes.c_char, _LONGEST_ID)
        arguments = (theirs, self._at, self._order)
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.job: _Try | None = None

    def give(self, jobs: list[Job], job: _Try) -> None:
        self.job, self._at.value = job, b""
        task = jobs[job.place]
        self.kin = task.kin
        # A process that has ended says why when its answer is taken.
        with contextlib.suppress(OSError):
            self.connection.send((task.function, task.arguments, job.lost))

    def take(self) -> tuple[_Try, Any]:
        """Receive a value; if the process has ended, start another."""
        assert self.job is not None
        try:
            value = self.connection.recv()
        except (EOFError, OSError):
            at = self._at.value.decode()
            job = _Try(self.job.place, [*self.job.deaths, at])
            self.stop()
            self._start()
            return job, _Ended("the grader's process ended twice")
        if isinstance(value, GraderError):
            raise value
        job, self.job = self.job, None
        return job, value

    def stop(self) -> None:
        self.connection.close()
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _ready(workers: list[_Worker]) -> list[_Worker]:
    ready = wait([worker.connection for worker in workers if worker.job])
    return [worker for worker in workers if worker.connection in ready]


def _work(connection: "Connection[Any, Any]", at: Any, order: Order) -> None:
    try:
        course = find_course(order.root)
        paths = collected(course.week(order.week))
        with_suite(paths, lambda suite: _serve(connection, at, order, course, suite))
    except (EOFError, OSError, KeyboardInterrupt):
        return
    except GraderError as error:
        with contextlib.suppress(OSError):  # another process may have said it first
            connection.send(error)


def _serve(
    connection: "Connection[Any, Any]",
    at: Any,
    order: Order,
    course: Course,
    suite: Suite,
) -> None:
    week = course.week(order.week)
    check_manifest(week, suite.tests)
    grader = Grader(week, suite, order.isolation, names_mistakes=order.names_mistakes)
    place = Place(grader, suite, course, week)

    def starts(test: str) -> None:
        kernel.limit_cpu_from_now(HARD_SECONDS + int(suite.seconds) if test else 0)
        at.value = test.encode()

    try:
        grader.runner.starts = starts
        kernel.limit_data(MEMORY)
        while True:
            function, arguments, grader.runner.lost = connection.recv()
            connection.send(_value(function, place, arguments))
    finally:
        grader.close()


def _value(
    function: Callable[..., Any], place: Place, arguments: tuple[Any, ...]
) -> Any:
    try:
        return function(place, *arguments)
    except IsolationError as error:
        return error
    except Exception as error:  # one broken job must not stop the others
        return _Failure(f"the grader broke: {type(error).__name__}: {error}")
