"""Worker processes that each keep a week's suite and its jails warm.

Only the grader's own processes talk here; learners' code is one more process away.
"""

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import msgspec

from grader.course import Week, find_course
from grader.errors import GraderError, IsolationError
from grader.grading import Grader, check_manifest
from grader.plugin import Suite, collected, with_suite


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
    week: Week


class Job(msgspec.Struct, frozen=True):
    """A function of this package and its arguments; it gets a Place before them."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


def run_jobs(
    order: Order, jobs: list[Job], processes: int, lost: Callable[[Job, str], Any]
) -> Iterator[tuple[int, Any]]:
    """Run jobs in parallel; yield (place in `jobs`, value) as they end.

    A job whose process dies gets a second process. For one that fails for good, `lost`
    makes the value out of the job and the reason.

    Raises:
        GraderError: If the week's tests cannot be loaded or the jail not be set up.
    """
    waiting = [(place, 0) for place in reversed(range(len(jobs)))]
    workers = [_Worker(order) for _ in range(max(1, min(processes, len(jobs))))]
    try:
        while waiting or any(worker.job for worker in workers):
            for worker in workers:
                if waiting and not worker.job:
                    worker.give(jobs, *waiting.pop())
            for worker in _ready(workers):
                place, tries, value = worker.take()
                if isinstance(value, _Ended) and not tries:
                    waiting.append((place, 1))
                else:
                    is_lost = isinstance(value, _Failure)
                    yield place, lost(jobs[place], value.why) if is_lost else value
    finally:
        for worker in workers:
            worker.stop()


class _Failure(msgspec.Struct, frozen=True):
    why: str


class _Ended(_Failure, frozen=True):
    pass


class _Worker:
    """A process that runs what it is given, one job at a time."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        arguments = (theirs, self._order)
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.job: tuple[int, int] | None = None

    def give(self, jobs: list[Job], place: int, tries: int) -> None:
        self.job = (place, tries)
        # A process that has ended says why when its answer is taken.
        with contextlib.suppress(OSError):
            self.connection.send((jobs[place].function, jobs[place].arguments))

    def take(self) -> tuple[int, int, Any]:
        """Receive a value; if the process has ended, start another."""
        (place, tries), self.job = self.job or (0, 0), None
        try:
            value = self.connection.recv()
        except (EOFError, OSError):
            self.stop()
            self._start()
            return place, tries, _Ended("the grader's process ended twice")
        if isinstance(value, GraderError):
            raise value
        return place, tries, value

    def stop(self) -> None:
        self.connection.close()
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _ready(workers: list[_Worker]) -> list[_Worker]:
    ready = wait([worker.connection for worker in workers if worker.job])
    return [worker for worker in workers if worker.connection in ready]


def _work(connection: "Connection[Any, Any]", order: Order) -> None:
    try:
        week = find_course(order.root).week(order.week)
        with_suite(
            collected(week), lambda suite: _serve(connection, order, week, suite)
        )
    except (EOFError, OSError, KeyboardInterrupt):
        return
    except GraderError as error:
        with contextlib.suppress(OSError):  # another process may have said it first
            connection.send(error)


def _serve(
    connection: "Connection[Any, Any]", order: Order, week: Week, suite: Suite
) -> None:
    check_manifest(week, suite.tests)
    grader = Grader(week, suite, order.isolation, names_mistakes=order.names_mistakes)
    place = Place(grader, suite, week)
    try:
        grader.start_jails(suite.tests)
        while True:
            function, arguments = connection.recv()
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
