"""What may be shown of an exception's text.

The text comes from the learner's process, and a hidden test's inputs must not come back
in it. So only what Python and NumPy themselves say is repeated, out of a list; a number
or a name in it only if it was known before the learner's code ran. What is left to
choose, a text and a few small holes, is too little to hold a number of a hidden test.
"""

import re
from collections.abc import Collection
from functools import cache, partial
from pathlib import Path

_HOLES = {
    "number": r"-?\d{1,9}",
    "shape": r"[(\[][\d, -]{0,60}[)\]]",
    "name": r"[^\W\d][\w.]{0,60}",
    "operator": r"[-+*/%@&|^~<>=!()\[\]{}]{1,3}|\*\* or pow\(\)",
    "any": r".{0,200}?",
}
_HOLE = re.compile(r"\{(" + "|".join(_HOLES) + r")\}")
_DIGITS = re.compile(r"\d+")
_UNKNOWN = "…"
_LONGEST = 400
# Types and operations that messages are about; other names are the learner's.
_KNOWN_NAMES = """
int float str bool bytes complex object list tuple dict set range slice type NoneType
function method builtin_function_or_method module generator numpy np ndarray
numpy.ndarray numpy.float64 numpy.int64 numpy.bool float64 float32 int64 int32 uint8
add subtract multiply divide true_divide power matmul dot exp log sqrt maximum minimum
equal less greater safe same_kind
"""
_TYPES = frozenset(_KNOWN_NAMES.split())


def shown(text: str, source: str, sizes: Collection[int]) -> str:
    """Repeat an exception's text as far as it cannot carry anything out of a test.

    Args:
        text: What the exception says.
        source: The learner's files; names out of them are shown.
        sizes: Lengths of what the test passed in; they are shown, and one digit is.

    Returns:
        The text, with "…" for what is not known; "" if nothing says it like this.
    """
    text = text.rstrip(" ")  # NumPy ends some with a space
    if len(text) > _LONGEST:
        return ""
    for pattern, kinds in _patterns():
        match = pattern.fullmatch(text)
        if match:
            return _filled(match, kinds, source, sizes)
    return ""


@cache
def _patterns() -> list[tuple[re.Pattern[str], list[str]]]:
    path = Path(__file__).with_name("exceptions.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_compiled(line) for line in lines if line and not line.startswith("# ")]


def _compiled(line: str) -> tuple[re.Pattern[str], list[str]]:
    pieces = _HOLE.split(line)
    kinds = pieces[1::2]
    pieces[::2] = [re.escape(words) for words in pieces[::2]]
    pieces[1::2] = [f"({_HOLES[kind]})" for kind in kinds]
    return re.compile("".join(pieces)), kinds


def _filled(
    match: re.Match[str], kinds: list[str], source: str, sizes: Collection[int]
) -> str:
    text, said, end = "", match.string, 0
    for place, kind in enumerate(kinds, 1):
        hole = match[place]
        text += said[end : match.start(place)] + _fill(kind, hole, source, sizes)
        end = match.end(place)
    return text + said[end:]


def _fill(kind: str, hole: str, source: str, sizes: Collection[int]) -> str:
    """Say what may be shown of what stands in a hole."""
    if kind in ("number", "shape"):
        return _DIGITS.sub(partial(_known_size, sizes), hole)
    if kind == "name":
        is_known = hole in _TYPES or re.search(rf"\b{re.escape(hole)}\b", source)
        return hole if is_known else _UNKNOWN
    return hole if kind == "operator" else _UNKNOWN


def _known_size(sizes: Collection[int], digits: re.Match[str]) -> str:
    number = digits[0]
    return number if len(number) == 1 or int(number) in sizes else _UNKNOWN
