"""How often a learner reads what the hidden tests say.

Messages of hidden tests could be asked for so often that they give their inputs away.
Each learner and week has a bucket of n tokens that fills again within a day. A run
takes one and is told in full; with an empty bucket the learner reads points only.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from grader.results import Result

_DAY = timedelta(days=1)


def tokens_left(spent: Iterable[datetime], now: datetime, per_day: int) -> float:
    """Say how many runs are left, after those at the times `spent`."""
    tokens, last = float(per_day), None
    for time in [*sorted(spent), now]:
        if last is not None:
            tokens = min(per_day, tokens + (time - last) / _DAY * per_day)
        tokens, last = tokens - 1, time
    return tokens + 1  # asking spends nothing


def may_read(spent: Iterable[datetime], now: datetime, per_day: int) -> bool:
    """Say whether a run at the time `now` is told in full."""
    return tokens_left(spent, now, per_day) >= 1


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
