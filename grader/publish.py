"""From graded results to what is kept and what learners read.

A result counts only if it is of the learner, the week and the files that were
collected. It is signed, kept in the store, and then told: on the branch `feedback` of
the learner's repository and, on GitHub, as commit status, check run and comment.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader import attempts, feedback, signing
from grader.batch import result_path
from grader.channels import badge
from grader.channels.annotations import annotations
from grader.channels.git import push_files
from grader.collect import Collected, folder_of, read_manifest, repository_of
from grader.course import Course, Week
from grader.errors import ChannelError, GraderError, ResultError
from grader.provenance import hashes_of
from grader.results import Hashes, Result, read_result
from grader.roster import Learner
from grader.signing import Attempt
from grader.store import Store, opened
from grader.submission import Snapshot, read_submission
from grader.verdicts import printable

if TYPE_CHECKING:
    from grader.channels.github import Channel

BRANCH = "feedback"
_STATES = {"passed": "success", "failed": "failure"}


class Published(msgspec.Struct, frozen=True):
    """What became of one learner's week.

    Attributes:
        attempt: What was kept; None if there is nothing to keep.
        problems: What could not be done.
        missing: Why there was nothing to grade, or "".
    """

    learner: str
    week: str
    attempt: Attempt | None
    problems: list[str] = []
    missing: str = ""


class Publisher:
    """Signs, keeps and tells results.

    Args:
        course: The course.
        collected: The folder that `grader collect` wrote.
        results: The folder that `grader grade` wrote.
        store: Where attempts are kept.
        channel: GitHub, or None where there is only git.
    """

    def __init__(
        self,
        course: Course,
        collected: Path,
        results: Path,
        store: Store,
        channel: "Channel | None",
    ) -> None:
        self._course = course
        self._collected = collected
        self._results = results
        self._store = store
        self._channel = channel

    def keep(self, collected: Collected) -> Published:
        """Sign a result and keep it, unless it is the same as the last."""
        learner, name = collected.learner, collected.week
        if not collected.commit:
            return Published(learner, name, None, missing=collected.problem)
        try:
            known = self._store.attempts(learner, name)
            if known and not collected.shard:
                return Published(learner, name, known[-1])
            result = self._result(collected, self._course.week(name))
            if known and is_same(known[-1], result.hashes):
                return Published(learner, name, known[-1])
            attempt = signing.signed(self._attempt(collected, result, known))
            self._store.add(attempt)
        except (GraderError, OSError) as error:
            return Published(learner, name, None, [printable(str(error))])
        return Published(learner, name, attempt)

    def _result(self, collected: Collected, week: Week) -> Result:
        """Read a result and make sure that it is of what was collected.

        Raises:
            ResultError: If it is missing, of something else, or no verdict.
        """
        # What one job wrote counts for the learners whom it graded and for no others.
        own = self._results / f"results-{week.name}-{collected.shard}"
        folder = own if own.is_dir() else self._results
        result = read_result(result_path(folder, collected.learner, week.name))
        if (result.learner, result.week) != (collected.learner, week.name):
            raise ResultError(f"The result is of {result.learner}, {result.week}.")
        snapshot = read_submission(folder_of(self._collected, collected), week)
        if result.hashes.submission != snapshot.digest:
            raise ResultError("The result is not of the files that were collected.")
        if result.outcome == "error":
            raise ResultError("; ".join(result.notes) or "The grader broke.")
        if result.isolation == "none":
            raise ResultError("It was graded without a jail, and is not published.")
        return result

    def _attempt(
        self, collected: Collected, result: Result, known: list[Attempt]
    ) -> Attempt:
        now = datetime.now(UTC)
        return Attempt(
            learner=collected.learner,
            week=collected.week,
            remote=collected.remote,
            commit=collected.commit,
            pushed=collected.pushed,
            clock=collected.clock,
            deadline=collected.deadline,
            late=collected.late,
            graded=now,
            feedback=attempts.feedback_for(
                result, known, now, self._course.settings.hidden_runs_per_day
            ),
            result=result,
        )

    def tell(self, published: Published, collected: Collected) -> Published:
        """Tell a learner; what cannot be told is reported and stops nothing else."""
        attempt = published.attempt
        if attempt is None or self._store.was_told(attempt):
            return published
        week = self._course.week(attempt.week)
        shown = self._shown(attempt, collected)
        problems = list(published.problems)
        ways: list[Callable[[], None]] = [lambda: self._push(attempt, collected)]
        if self._channel:
            ways += self._ways_on_github(self._channel, attempt, shown, week, collected)
        for way in ways:
            try:
                way()
            except (ChannelError, OSError) as error:
                problems.append(str(error))
        if not problems:
            self._store.note_told(attempt)
        return msgspec.structs.replace(published, problems=problems)

    def _shown(self, attempt: Attempt, collected: Collected | None) -> Result:
        """Make what a learner may read of an attempt."""
        result = attempt.result
        if attempt.feedback == "coarse":
            result = attempts.coarse(result, self._course.settings.hidden_runs_per_day)
        notes = [*result.notes, *(collected.notes if collected else [])]
        return msgspec.structs.replace(result, notes=[printable(n) for n in notes])

    def _push(self, attempt: Attempt, collected: Collected) -> None:
        """Put badges and feedback on a branch of the learner's repository."""
        files: dict[str, str] = {}
        for week in self._course.weeks:
            newest = self._store.attempts(attempt.learner, week.name)[-1:]
            for each in newest:
                is_this = each.week == attempt.week
                shown = self._shown(each, collected if is_this else None)
                files[f"{week.short}.svg"] = badge.svg(week.short, shown)
                files[f"{week.short}.md"] = self._text(each, shown)
        push_files(collected.remote, BRANCH, files)

    def _text(self, attempt: Attempt, shown: Result) -> str:
        text = feedback.markdown([shown], self._course.titles)
        graded = f"{attempt.graded:%Y-%m-%d %H:%M} UTC"
        return f"{text}\nGraded: commit {attempt.commit[:12]}, {graded}.\n"

    def _ways_on_github(
        self,
        channel: "Channel",
        attempt: Attempt,
        shown: Result,
        week: Week,
        collected: Collected,
    ) -> list[Callable[[], None]]:
        name = repository_of(self._course, Learner(username=attempt.learner))
        title = f"grader {week.short}"
        state = _STATES.get(shown.outcome, "error")
        found = annotations(shown, week, folder_of(self._collected, collected))
        text = self._text(attempt, shown)
        return [
            lambda: channel.set_status(
                name,
                attempt.commit,
                context=title,
                state=state,
                text=f"{feedback.out_of(shown)} points",
            ),
            lambda: channel.set_comment(name, f"<!-- {title} -->", text),
            lambda: channel.set_check(
                name,
                attempt.commit,
                title=title,
                run=attempt.signature[:64],
                conclusion=state if state != "error" else "neutral",
                summary=text,
                annotations=found,
            ),
        ]


def is_same(attempt: Attempt, new: Hashes) -> bool:
    """Say whether the same files met the same tests in the same environment.

    Another commit alone is no new attempt: it may be about another week.
    """
    old = attempt.result.hashes
    known = (old.submission, old.tests, old.environment)
    return known == (new.submission, new.tests, new.environment)


def is_known(store: Store, learner: str, week: Week, snapshot: Snapshot) -> bool:
    """Say whether a learner's files have been graded as they are, here and now."""
    newest = store.attempts(learner, week.name)[-1:]
    hashes = hashes_of(week, snapshot)
    return any(is_same(attempt, hashes) for attempt in newest)


def publish_all(
    course: Course,
    collected: Path,
    results: Path,
    store: str,
    channel: "Channel | None",
    progress: Callable[[Published], None],
) -> list[Published]:
    """Keep all results first, then tell learners of them.

    What goes wrong with one learner is in their record and stops nobody else's.
    """
    manifest = read_manifest(collected)
    with opened(store) as kept:
        publisher = Publisher(course, collected, results, kept, channel)
        found = [publisher.keep(each) for each in manifest]
        kept.save()
        told = []
        for published, each in zip(found, manifest, strict=True):
            told.append(publisher.tell(published, each))
            progress(told[-1])
        kept.save()
    told += [Published("store", p, None, ["Not believed."]) for p in kept.problems]
    return told


def described(published: list[Published]) -> list[str]:
    """Say, a line each, what an instructor should look at."""
    return [
        f"{each.learner}, {each.week}: {problem}"
        for each in published
        for problem in filter(None, [each.missing, *each.problems])
    ]


def table(published: list[Published]) -> str:
    """Lay out what was published as Markdown, for the job's summary."""
    lines = ["| Learner | Week | Points | |", "| --- | --- | ---: | --- |"]
    for each in published:
        points = feedback.out_of(each.attempt.result) if each.attempt else ""
        said = " ".join(filter(None, [each.missing, *each.problems]))
        cells = (each.learner, each.week, points, said)
        lines.append(f"| {' | '.join(map(feedback.escape, cells))} |")
    return "\n".join(lines) + "\n"
