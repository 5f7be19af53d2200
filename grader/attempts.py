"""How often a learner reads what the hidden tests say.

Messages of hidden tests could be asked for so often that they give their inputs away.
Each learner and week has a bucket of n tokens that fills again within a day. A run
takes one and is told in full; with an empty bucket the learner reads points only.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from grader.results import Result
from grader.signing import Attempt, Feedback

_DAY = timedelta(days=1)


def tokens_left(spent: Iterable[datetime], now: datetime, per_day: int) -> float:
    """Say how many runs are left, after those at the times `spent`."""
    tokens, last = float(per_day), None
    for time in [*sorted(spent), now]:
        if last is not None:
            tokens = min(per_day, tokens + (time - last) / _DAY * per_day)
        tokens, last = tokens - 1, time
    return tokens + 1  # asking spends nothing


def feedback_for(
    result: Result, known: list[Attempt], now: datetime, per_day: int
) -> Feedback:
    """Say how much of a result a learner may read, after the attempts `known`.

    Files that are graded again, because tests changed, cost nothing and are told as
    they were.
    """
    if known and known[-1].result.hashes.submission == result.hashes.submission:
        return known[-1].feedback
    spent = [
        attempt.graded
        for before, attempt in zip([None, *known], known, strict=False)
        if attempt.feedback == "full" and not _is_repeated(before, attempt)
    ]
    return "full" if tokens_left(spent, now, per_day) >= 1 else "coarse"


def _is_repeated(before: Attempt | None, attempt: Attempt) -> bool:
    new = attempt.result.hashes.submission
    return before is not None and before.result.hashes.submission == new


def coarse(result: Result, per_day: int) -> Result:
    """Leave points and take the messages out of a result."""
    tests = [
        msgspec.structs.replace(
            test, message="", hint="", code="", file="", line=0, output="", quiet=True
        )
        for test in result.tests
    ]
    note = (
        f"Points only this time: messages come with {per_day} runs a day. "
        "Your own `grader check` has no such limit."
    )
    return msgspec.structs.replace(result, tests=tests, notes=[*result.notes, note])
