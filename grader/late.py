"""Points that a late submission loses: the one place where they are worked out."""

import math
from typing import Annotated

import msgspec

_DAY = 86_400
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What course.toml says about late submissions.

    Attributes:
        grace_days: Days after the due date, extensions included, that cost nothing.
        percent_per_day: Part of the points that each day after these costs; a day that
            has begun counts.
        cap_percent: What all days together cost at most.
    """

    grace_days: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    percent_per_day: Percent = 0.0
    cap_percent: Percent = 100.0

    def percent(self, seconds_late: float) -> float:
        """Say how much of the points a submission loses, in percent."""
        days = max(0, math.ceil(seconds_late / _DAY - self.grace_days))
        return min(self.cap_percent, days * self.percent_per_day)

    def penalty(self, score: float, seconds_late: float) -> float:
        """Say how many of its points a submission loses."""
        return round(score * self.percent(seconds_late) / 100, 2)

    def words(self, seconds_late: float) -> str:
        """Tell the learner; "" if the submission is not late."""
        if seconds_late <= 0:
            return ""
        days, hours = divmod(math.ceil(seconds_late / 3600), 24)
        length = f"{days} day{'s' * (days != 1)} and {hours} hour{'s' * (hours != 1)}"
        when = f"Handed in {length} after the due date"
        lost = self.percent(seconds_late)
        if not lost:
            return f"{when}; this costs nothing."
        return f"{when}; this costs {lost:g} % of the points."
