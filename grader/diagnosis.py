"""Names the mistake: which known wrong answer behaves like this learner's?

A known wrong answer explains a task if it fails the first test that the learner fails
with the same evidence, and fails no test that the learner passes. The evidence comes
from running the answer on the same inputs, or, at home, from the table in week.json.
"""

from collections.abc import Callable

import msgspec

from grader.answers import Answer
from grader.course import KnownMistake
from grader.failures import Evidence
from grader.plugin import Suite
from grader.runs import Run, Test
from grader.sandbox.inspection import Program
from grader.sandbox.ports import LocalPort, Port

# What a known mistake shows on a test: evidence, or None if it passes.
Shows = Callable[[Test], Evidence | None]

_WITHOUT_EVIDENCE = ("import", "start")
# A failing test tells mistakes apart about as well as two that pass.
_FAILURE_IS_WORTH = 2


class Mistake(msgspec.Struct, frozen=True):
    """A known mistake, and how to find out what it shows on a test."""

    code: str
    task: str
    message: str
    shows: Shows


def explain(
    task_runs: list[tuple[Test, Run]], mistakes: list[Mistake]
) -> Mistake | None:
    """Find the known mistake that explains a task's runs, or None.

    Of several, the one that explains most of the failing tests wins.
    """
    failing = [(test, run.evidence) for test, run in task_runs if run.evidence]
    if not failing or failing[0][1].stage in _WITHOUT_EVIDENCE:
        return None
    asked = _cheapest_first(failing[0][0], task_runs)
    alike = [mistake for mistake in mistakes if _may_be(mistake, asked)]
    if len(alike) < 2:  # running all the other tests would change nothing
        return alike[0] if alike else None
    return max(alike, key=lambda mistake: _explained(mistake, failing))


def _cheapest_first(
    first: Test, task_runs: list[tuple[Test, Run]]
) -> list[tuple[Test, Evidence | None]]:
    """List what the learner showed on the first failing test and on those that pass.

    The failing one rules out more mistakes, so it may take longer.
    """
    asked = [(t, run) for t, run in task_runs if t is first or run.failure is None]

    def cost(pair: tuple[Test, Run]) -> float:
        test, run = pair
        return run.seconds / _FAILURE_IS_WORTH if test is first else run.seconds

    return [(test, run.evidence) for test, run in sorted(asked, key=cost)]


def _may_be(mistake: Mistake, asked: list[tuple[Test, Evidence | None]]) -> bool:
    return all(_alike(mistake.shows(test), seen) for test, seen in asked)


def _explained(mistake: Mistake, failing: list[tuple[Test, Evidence]]) -> int:
    return sum(_alike(mistake.shows(test), seen) for test, seen in failing)


def _alike(shown: Evidence | None, seen: Evidence | None) -> bool:
    return shown.matches(seen) if shown and seen else shown is seen


class Bank:
    """Wrong answers as mistakes; each runs in this process, on demand."""

    def __init__(self, suite: Suite, answers: list[Answer], imports: list[str]) -> None:
        self._suite = suite
        self._answers = answers
        self._programs: dict[str, Program] = {}
        self._seed = ""
        self._seen: dict[tuple[str, str], Evidence | None] = {}
        # Of tests without random numbers, whatever the seed.
        self._always: dict[tuple[str, str], Evidence | None] = {}
        self._imports = imports

    def mistakes(self, task: str, seed: str) -> list[Mistake]:
        """List the known mistakes of a task, as they look with this seed."""
        if seed != self._seed:
            self._seed, self._seen = seed, {}
        return [
            Mistake(answer.code, task, answer.message, self._shows(answer, seed))
            for answer in self._answers
            if answer.task == task
        ]

    def _shows(self, answer: Answer, seed: str) -> Shows:
        def shows(test: Test) -> Evidence | None:
            key = answer.code, test.id
            seen = self._seen if self._suite.draws(test) else self._always
            if key not in seen:
                port = self._port(answer)
                run = self._suite.run(test, lambda: port, seed, is_local=True)
                seen[key] = run.evidence
            return seen[key]

        return shows

    def _port(self, answer: Answer) -> Port:
        key = answer.snapshot.digest
        if key not in self._programs:
            self._programs[key] = Program(answer.snapshot.files, self._imports)
        return LocalPort(self._programs[key])


def from_table(known: list[KnownMistake], task: str) -> list[Mistake]:
    """Make mistakes out of the table that `grader release` baked for learners."""
    return [
        Mistake(mistake.code, task, mistake.message, _looked_up(mistake))
        for mistake in known
        if mistake.task == task
    ]


def _looked_up(mistake: KnownMistake) -> Shows:
    return lambda test: mistake.evidence.get(test.id)
