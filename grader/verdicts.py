"""Words for what a test showed. What a learner wrote is never repeated unasked.

A hidden test's inputs must not come back through an exception's text, so of such a text
only what Python and NumPy themselves say is shown. Public tests show everything.
"""

import builtins
import re

import msgspec

from grader import exceptions
from grader.failures import STAGES, CheckFailure, LearnerError
from grader.results import Outcome, TestResult, share_of
from grader.runs import Run, Test
from grader.submission import Snapshot

MAX_LINE = 300


class Words(msgspec.Struct, frozen=True):
    """A failure, laid out for a learner."""

    message: str
    hint: str = ""
    code: str = ""
    file: str = ""
    line: int = 0


def named(words: Words, code: str, message: str) -> Words:
    """Give a failure the name and the message of a known mistake."""
    return msgspec.structs.replace(words, code=code, hint=message)


def result_of(
    test: Test,
    run: Run,
    *,
    words: Words,
    blocked: list[str],
    quiet: bool,
    revealed: bool,
) -> TestResult:
    """Make the record of one test."""
    outcome: Outcome = "passed"
    points = test.points
    if blocked and run.failure:
        words = Words(f"To mend first: task {' and task '.join(blocked)}.")
    if run.grader_error:
        outcome, points = "error", 0.0
    elif run.failure is not None:
        outcome = "blocked" if blocked else "failed"
        points = share_of(test.points, getattr(run.failure, "share", 0.0))
    return TestResult(
        id=test.id,
        task=test.task,
        outcome=outcome,
        points=points,
        max_points=test.points,
        title=test.title,
        message=words.message,
        hint=words.hint,
        code=words.code,
        quiet=quiet,
        file=words.file,
        line=words.line,
        output=printable(run.output) if revealed else "",
    )


def stage_of(run: Run) -> int:
    """Order failures: what comes earlier explains what comes later."""
    evidence = run.evidence
    return STAGES.index(evidence.stage) if evidence else len(STAGES)


def words_for(test: Test, run: Run, *, snapshot: Snapshot, seconds: float) -> Words:
    """Say how a test ended; "" if it passed."""
    if run.grader_error:
        return Words(f"The grader broke, not your code: {printable(run.grader_error)}")
    if run.failure is None:
        return Words("")
    if isinstance(run.failure, CheckFailure):
        return _words_for_check(run.failure, revealed=test.public)
    return _words_for_error(run.failure, test.public, snapshot, seconds)


def _words_for_check(failure: CheckFailure, *, revealed: bool) -> Words:
    expected, got = failure.expected, failure.got
    if failure.private and not revealed:
        expected, got = failure.private
    rows = [("called", failure.call), ("expected", expected), ("got", got)]
    message = "\n".join(f"{name:<9} {printable(text)}" for name, text in rows)
    return Words(message, failure.hint, failure.code)


def _words_for_error(
    error: LearnerError, revealed: bool, snapshot: Snapshot, seconds: float
) -> Words:
    if error.ours and not error.types:
        return Words(printable(error.message))
    source = snapshot.text
    file, line = _where(error, snapshot)
    place = _place(file, line, error.function, source)
    kind = error.types[0] if error.types else ""
    text, hint = "", ""
    if kind == "NotImplementedError":
        text = f"Not started{place}."
    elif kind == "MissingNameError":
        text = f"Your file defines no `{_identifier(error.message)}`."
        hint = "Is the name spelt as in the stub? Is the whole file there?"
    elif kind == "TimeLimit":
        text = f"Your code did not finish within {seconds:g} s of computing{place}."
        hint = "What has to change in a loop for it to end?"
    elif kind == "Uncompilable":
        text = "Your file cannot be compiled in the time and memory that there are."
        hint = "Is there a huge literal, or an expression nested very deep?"
    elif kind == "Crash":
        text, hint = _words_for_crash(error.message)
    elif kind == "MemoryError":
        text = f"Your code asked for more memory than a test may use{place}."
    else:
        said = _said(error, revealed, source)
        is_syntax = kind in _SYNTAX
        raised = f"raised {_exception_name(error, source)}"
        fault = "is not valid Python" if is_syntax else raised
        subject = "Your file" if is_syntax else "Your code"
        text = f"{subject} {fault}{place}{': ' + said if said else '.'}"
    return Words(text, hint, file=file, line=line)


def _said(error: LearnerError, revealed: bool, source: str) -> str:
    """Repeat what an exception says, or what of it may be known."""
    if not revealed:
        return printable(exceptions.shown(error.message, source, error.sizes))
    return printable(error.message)


def _words_for_crash(cause: str) -> tuple[str, str]:
    if not cause:
        hint = "Is there an exit() or os._exit() in it?"
        return "Your code ended the whole program.", hint
    return f"Your code ended the whole program ({printable(cause)}).", ""


_SYNTAX = ("SyntaxError", "IndentationError", "TabError")


def _where(error: LearnerError, snapshot: Snapshot) -> tuple[str, int]:
    """Say file and line, if there is such a line: the learner's process names them."""
    text = snapshot.pieces.get(error.file)
    is_there = text is not None and 0 < error.line <= text.count("\n") + 1
    return (error.file, error.line) if is_there else ("", 0)


def _place(file: str, line: int, name: str, source: str) -> str:
    """Say where it happened, as far as the source bears it out."""
    if not file:
        return ""
    is_own = name.isidentifier() and re.search(rf"\b{name}\b", source)
    return f"{f' in `{name}`' if is_own else ''}, {file} line {line}"


def _exception_name(error: LearnerError, source: str) -> str:
    """Name the nearest class that Python or the learner's source defines."""
    for name in error.types:
        is_python = isinstance(getattr(builtins, name, None), type)
        if name.isidentifier() and (is_python or f"class {name}" in source):
            return name
    return "an exception"


def printable(text: str) -> str:
    """Replace what could steer a terminal or a workflow's log; cap the length."""
    most = MAX_LINE * 8
    text = text if len(text) <= most else text[:most] + " …"
    text = _COMMAND.sub(r"\1: :", text.replace("##[", "# #["))
    return "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)


def _identifier(name: str) -> str:
    return "".join(c for c in name if c.isalnum() or c == "_")[:60]
