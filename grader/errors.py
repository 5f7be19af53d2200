"""Every exception the grader raises on purpose, and who has to act on it.

GraderError
├── CourseError        the author of a week: course.toml, week.toml, tests or answers
├── SubmissionError    the learner: files that cannot be read or are not there
├── IsolationError     the instructor: this host cannot jail learners' code
├── ResultError        the instructor: a results file that is missing or damaged
├── RosterError        the instructor: a list of learners that cannot be read
├── SignatureError     the instructor: a result that is not what was signed
├── ChannelError       the instructor: git or GitHub would not do what was asked
├── WireError          nobody: bytes from a learner's process that make no sense
└── SandboxError       nobody: a jailed process went away; the caller starts a new one

CheckFailure and LearnerError are verdicts rather than errors: the submission ran, and
did something other than what the task asks, or raised.
"""


class GraderError(Exception):
    """Something the grader can explain in one sentence."""


class CourseError(GraderError):
    """A week of the course is not as it must be; its author fixes it."""


class SubmissionError(GraderError):
    """A learner's files cannot be read; the learner fixes it."""


class IsolationError(GraderError):
    """This host cannot jail learners' code; `grader doctor` says what is missing."""


class ResultError(GraderError):
    """A results file is missing or damaged; the instructor grades again."""


class RosterError(GraderError):
    """A list of learners cannot be read; the instructor mends it."""


class SignatureError(GraderError):
    """A result, or its key, is not what it must be; the result counts for nothing."""


class ChannelError(GraderError):
    """A remote repository or GitHub would not do what was asked; the text says why."""


class WireError(GraderError):
    """Bytes that are no frame: too long, cut off, or of an unknown kind."""


class SandboxError(GraderError):
    """A jailed process ended or did not answer."""
