"""Puts a submitted notebook back into the shape in which it was handed out.

Learners copy, move, delete and rename; nbgrader then gives up, or grades none of it.
Here what was handed out is the skeleton, what the learner wrote is kept wherever it
stands, and a cell that nobody handed out is one of the learner's own.
"""

import html
import re
from pathlib import Path
from typing import Any

import msgspec

from grader.channels.notebooks import GIVEN, Cell
from grader.errors import SubmissionError
from grader.submission import (
    MAX_CELLS,
    Snapshot,
    code_of,
    read_cells,
    require_length,
    source_of,
)

_DEFINED = re.compile(r"^(?:def|class)[ ]+(\w+)", re.MULTILINE)
_MARK_SCHEME = re.compile(
    r"\s*### BEGIN MARK SCHEME.*?(### END MARK SCHEME|\Z)", re.DOTALL
)
_ATTACHED = re.compile(r"attachment:([^\s)\"'>]+)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SCRIPT = re.compile(r"(?:java|vb)script:", re.IGNORECASE)
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_LOST_CODE = "# This cell was missing. Another cell may hold what it asks for."
_LOST_ANSWER = "(This cell was missing. Another cell may hold the answer.)"


class Handed(msgspec.Struct, frozen=True):
    """A cell as it was handed out, and what the gradebook knows of it.

    Attributes:
        name: nbgrader's grade_id.
        cell_type: "code" or "markdown".
        source: Its text; of a question, with the mark scheme.
        record: nbgrader's metadata.
    """

    name: str
    cell_type: str
    source: str
    record: dict[str, Any]

    @property
    def is_writable(self) -> bool:
        """Whether the learner writes into it."""
        return bool(self.record["solution"])


class Repaired(msgspec.Struct, frozen=True):
    """A notebook in its right shape.

    Attributes:
        cells: All its cells.
        notes: What was mended, for the learner.
        problem: Why nothing of it can be graded, or "".
    """

    cells: list[Cell]
    notes: list[str] = []
    problem: str = ""

    def snapshot(self, modules: list[str]) -> Snapshot:
        """Make a submission of it, as every module of the week."""
        if self.problem:
            return Snapshot({}, dict.fromkeys(modules, self.problem))
        return Snapshot({module: code_of(self.cells) for module in modules})


def read_repaired(path: Path, handed: list[Handed]) -> Repaired:
    """Read a submitted notebook and repair it; if it cannot be read, say so inside."""
    try:
        cells = read_cells(path)
        require_length(path.name, [source_of(cell) for cell in cells])
        return repair(cells, handed)
    except SubmissionError as error:
        return Repaired(repair([], handed).cells, problem=str(error))


def repair(cells: list[Cell], handed: list[Handed]) -> Repaired:
    """Lay what the learner wrote over the notebook that was handed out."""
    sheet = _Sheet(handed, {_name_of(cell) for cell in cells})
    for cell in cells[:MAX_CELLS]:
        sheet.take(cell)
    return sheet.finished()


def hide_mark_scheme(text: str) -> str:
    """Cut the mark scheme out of a question."""
    return _MARK_SCHEME.sub("", text)


class _Sheet:
    """The notebook as it fills up, from the skeleton and from the learner's cells."""

    def __init__(self, handed: list[Handed], named: set[str]) -> None:
        self._handed = handed
        self._places = {cell.name: place for place, cell in enumerate(handed)}
        unnamed = [cell for cell in handed if cell.name not in named]
        self._texts = {
            _plain(hide_mark_scheme(cell.source)): cell
            for cell in unnamed
            if not cell.is_writable or cell.cell_type == "code"
        }
        self._makers = {
            name: cell
            for cell in unnamed
            if cell.is_writable and cell.cell_type == "code"
            for name in _DEFINED.findall(cell.source)
        }
        self._written: dict[str, Cell] = {}
        # What follows each handed cell, and at -1 what precedes them all.
        self._own: dict[int, list[Cell]] = {}
        self._place = -1
        self._notes: list[str] = []

    def take(self, cell: Cell) -> None:
        """Put one of the learner's cells where it belongs."""
        text = _clean(source_of(cell))
        known = self._recognised(cell, text)
        if known is None:
            self._keep(cell, text)
            return
        self._place = max(self._place, self._places[known.name])
        if not known.is_writable:
            if known.name.startswith(f"{GIVEN}-") and _plain(text) != _plain(
                known.source
            ):
                self._keep(cell, text)
        elif known.name in self._written:
            self._notes.append(
                f"The cell {known.name!r} was there more than once; all of them count, "
                "and of two definitions the lower one."
            )
            self._keep(cell, text)
        else:
            self._written[known.name] = _own(known.cell_type, text, cell)

    def finished(self) -> Repaired:
        """Return the whole notebook, with what is missing put back."""
        filled = [self._filled(*pair) for pair in enumerate(self._handed)]
        cells = self._own.get(-1, [])
        for place, cell in enumerate(filled):
            cells += [cell, *self._own.get(place, [])]
        for number, cell in enumerate(cells, start=1):
            cell["id"] = f"cell-{number}"
        return Repaired(cells, list(dict.fromkeys(self._notes)))

    def _recognised(self, cell: Cell, text: str) -> Handed | None:
        name = _name_of(cell)
        if name in self._places:
            return self._handed[self._places[name]]
        same = self._texts.get(_plain(text))
        if same is not None and same.name not in self._written:
            return same
        if cell.get("cell_type") != "code":
            return None
        makers = [self._makers.get(name) for name in _DEFINED.findall(text)]
        found = next((maker for maker in makers if maker), None)
        return None if found is None or found.name in self._written else found

    def _keep(self, cell: Cell, text: str) -> None:
        is_code = cell.get("cell_type") == "code"
        own = _own("code" if is_code else "markdown", text, cell)
        self._own.setdefault(self._place, []).append(own)

    def _filled(self, place: int, known: Handed) -> Cell:
        if not known.is_writable:
            cell = _made(known.cell_type, known.source)
        elif known.name in self._written:
            cell = self._written[known.name]
        else:
            cell = self._found(known, place)
        cell["metadata"] = {"nbgrader": dict(known.record)}
        return cell

    def _found(self, known: Handed, place: int) -> Cell:
        """Find what was written in place of a cell that is gone."""
        if known.cell_type == "code":
            return _made("code", _LOST_CODE)
        # An answer stands below its question, or in place of the cell for it.
        for near in (place - 1, place):
            for cell in self._own.get(near, []):
                if cell["cell_type"] == "markdown":
                    self._own[near].remove(cell)
                    return cell
        return _made("markdown", _LOST_ANSWER)


def _own(cell_type: str, text: str, cell: Cell) -> Cell:
    """Make a learner's cell anew; a page that shows it must not run what it holds."""
    if cell_type == "code":
        return _made("code", text)
    pictures = _pictures(cell.get("attachments"))
    names = set(_ATTACHED.findall(text)) - pictures.keys()
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(f"attachment:{name}", f"missing:{name}")
    text = _TAG.sub("&lt;", text)
    if _SCRIPT.search("".join(html.unescape(text).split())):
        text = "\n".join(f"    {line}" for line in text.splitlines())
    own = _made("markdown", text)
    return own | ({"attachments": pictures} if pictures else {})


def _pictures(attachments: object) -> dict[str, dict[str, str]]:
    """Keep the attached pictures that are what they should be."""
    if not isinstance(attachments, dict):
        return {}
    return {
        name: data
        for name, data in attachments.items()
        if isinstance(data, dict)
        and data
        and all(kind in _PICTURES and isinstance(x, str) for kind, x in data.items())
    }


def _name_of(cell: Cell) -> str:
    metadata = cell.get("metadata")
    record = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = record.get("grade_id") if isinstance(record, dict) else None
    return name if isinstance(name, str) else ""


def _made(cell_type: str, source: str) -> Cell:
    cell: Cell = {"cell_type": cell_type, "metadata": {}, "source": source}
    return cell | (
        {"outputs": [], "execution_count": None} if cell_type == "code" else {}
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _plain(text: str) -> str:
    return " ".join(text.split())
