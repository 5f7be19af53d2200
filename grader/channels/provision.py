"""A repository for each learner: made, shared and protected; again does no harm."""

from collections.abc import Callable

import msgspec

from grader.channels.github import Channel
from grader.collect import repository_of
from grader.course import Course
from grader.errors import ChannelError
from grader.roster import Learner


class Provisioned(msgspec.Struct, frozen=True):
    """What was done for a learner, or would be.

    Attributes:
        done: In order, a few words each.
        problem: What could not be done, or "".
    """

    learner: str
    repository: str
    done: list[str]
    problem: str = ""


def provision(
    course: Course,
    channel: Channel,
    learners: list[Learner],
    progress: Callable[[Learner], None],
    *,
    dry: bool,
) -> list[Provisioned]:
    """Make, share and protect every learner's repository.

    With `dry`, only look which are there.
    """
    found = []
    for learner in learners:
        found.append(_provision(course, channel, learner, dry=dry))
        progress(learner)
    return found


def _provision(
    course: Course, channel: Channel, learner: Learner, *, dry: bool
) -> Provisioned:
    settings, name = course.github, repository_of(course, learner)
    done: list[str] = []
    try:
        is_there = channel.has_repository(name)
        if dry:
            done.append("is there" if is_there else "would be made")
        else:
            if not is_there:
                channel.make_repository(name, settings.template)
            done.append("is there" if is_there else "made")
            channel.add_learner(name, learner.username)
            done.append("shared")
            channel.protect(name, settings.branch)
            done.append("protected")
    except ChannelError as error:
        return Provisioned(learner.username, name, done, str(error))
    return Provisioned(learner.username, name, done)
