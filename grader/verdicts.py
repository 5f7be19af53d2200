"""Words for what a test showed. What a learner wrote is never repeated unasked.

A hidden test's inputs must not come back through an exception's text, so such a text is
shown only if it is made of the words of Python's and NumPy's own messages, a few names
from the learner's source and a few small numbers. Public tests show everything.
"""

import builtins
import re

import msgspec

from grader.failures import STAGES, CheckFailure, LearnerError
from grader.plugin import Run, Test
from grader.results import Outcome, TestResult, share_of

MAX_LINE = 300

# Words that Python's and NumPy's own messages are made of.
_VOCABULARY = frozenset(
    """
    name module cannot access local variable where not associated with value type
    object attribute has does have the and defined free referenced before assignment
    enclosing scope operands could broadcast together shapes matmul input operand
    mismatch its core dimension dim gufunc signature size different from aligned
    reshape array into shape index out bounds for axis takes missing got positional
    argument arguments required keyword but was were given unexpected unsupported
    types list range division zero math domain error maximum recursion depth exceeded
    while calling Python truth more than one element ambiguous Use any all only scalar
    arrays can converted setting sequence integer may used this week tasks named
    invalid syntax expected indent unindent match outer indentation level never closed
    unmatched unterminated string literal detected line triple quoted There nobody
    answer tests run function called like subscriptable callable iterable support item
    NoneType float int str bool dict tuple set ndarray numpy method comparison length
    len inhomogeneous after requested homogeneous part elements block statement
    definition instance instances between Perhaps you forgot comma The a an at be by in
    is it no not of on or to with has too many do
    """.split()  # noqa: SIM905  # a list would fill two screens
)
_WORD = re.compile(r"[A-Za-z_]+")
_SYMBOL = re.compile(r"[^A-Za-z0-9_ ,.()']")
_DIGITS = re.compile(r"\d+")
_OWN_WORDS, _NUMBERS, _NUMBER_LENGTH, _TEXT_LENGTH, _SYMBOLS = 4, 8, 4, 200, 12


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


def words_for(test: Test, run: Run, *, source: str, seconds: float) -> Words:
    """Say how a test ended; "" if it passed."""
    if run.grader_error:
        return Words(f"The grader broke, not your code: {printable(run.grader_error)}")
    if run.failure is None:
        return Words("")
    if isinstance(run.failure, CheckFailure):
        return _words_for_check(run.failure, revealed=test.public)
    return _words_for_error(run.failure, test.public, source, seconds)


def _words_for_check(failure: CheckFailure, *, revealed: bool) -> Words:
    expected, got = failure.expected, failure.got
    if failure.private and not revealed:
        expected, got = failure.private
    rows = [("called", failure.call), ("expected", expected), ("got", got)]
    message = "\n".join(f"{name:<9} {printable(text)}" for name, text in rows)
    return Words(message, failure.hint, failure.code)


def _words_for_error(
    error: LearnerError, revealed: bool, source: str, seconds: float
) -> Words:
    if error.ours and not error.types:
        return Words(printable(error.message))
    place = _place(error, source)
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
        said = shown_text(error.message, revealed, source)
        is_syntax = kind in _SYNTAX
        raised = f"raised {_exception_name(error, source)}"
        fault = "is not valid Python" if is_syntax else raised
        subject = "Your file" if is_syntax else "Your code"
        text = f"{subject} {fault}{place}{': ' + said if said else '.'}"
    return Words(text, hint, file=error.file, line=error.line)


def _words_for_crash(cause: str) -> tuple[str, str]:
    if not cause:
        hint = "Is there an exit() or os._exit() in it?"
        return "Your code ended the whole program.", hint
    return f"Your code ended the whole program ({printable(cause)}).", ""


_SYNTAX = ("SyntaxError", "IndentationError", "TabError")


def _place(error: LearnerError, source: str) -> str:
    """Say where it happened, as far as the source bears it out."""
    is_line = 0 < error.line <= source.count("\n") + 1
    if not is_line or not _FILE.fullmatch(error.file):
        return ""
    name = error.function
    is_own = name.isidentifier() and re.search(rf"\b{name}\b", source)
    return f"{f' in `{name}`' if is_own else ''}, {error.file} line {error.line}"


_FILE = re.compile(r"[a-z][a-z0-9_]{0,40}\.(py|ipynb, cell \d{1,3})")


def _exception_name(error: LearnerError, source: str) -> str:
    """Name the nearest class that Python or the learner's source defines."""
    for name in error.types:
        is_python = isinstance(getattr(builtins, name, None), type)
        if name.isidentifier() and (is_python or f"class {name}" in source):
            return name
    return "an exception"


def shown_text(message: str, revealed: bool, source: str) -> str:
    """Repeat an exception's text if it cannot carry anything out of a hidden test."""
    text = printable(message)
    if revealed:
        return text
    own = [word for word in _WORD.findall(message) if word not in _VOCABULARY]
    numbers = _DIGITS.findall(message)
    is_short = len(message) <= _TEXT_LENGTH and len(own) <= _OWN_WORDS
    is_short = is_short and len(_SYMBOL.findall(message)) <= _SYMBOLS
    has_few = len(numbers) <= _NUMBERS and all(
        len(n) <= _NUMBER_LENGTH for n in numbers
    )
    is_known = all(re.search(rf"\b{word}\b", source) for word in own)
    return text if is_short and has_few and is_known else ""


def printable(text: str) -> str:
    """Replace what could steer a terminal or a workflow's log; cap the length."""
    text = _COMMAND.sub(r"\1: :", text.replace("##[", "# #["))
    safe = "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    return safe if len(safe) <= MAX_LINE * 8 else safe[: MAX_LINE * 8] + " …"


_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)


def _identifier(name: str) -> str:
    return "".join(c for c in name if c.isalnum() or c == "_")[:60]
