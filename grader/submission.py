"""A learner's files, read once into a snapshot that nothing can change under us.

Only the week's own modules are read, by name; nothing of a submission is imported,
unpacked or run here.
"""

import contextlib
import difflib
import hashlib
import itertools
import os
import stat
from pathlib import Path
from typing import Any

import msgspec

from grader.course import Week
from grader.errors import SubmissionError

# The seed of what is not graded: public tests, at home and in the release.
PUBLIC_SEED = "public"
MAX_FILE = 1_000_000
MAX_NOTEBOOK = 20_000_000  # most of it figures, which are not looked at
MAX_CELLS = 1000
MAX_ENTRIES = 2000
# How a cell of a notebook begins that is there to play with.
LAB_MARK = "# From the lab: nobody grades this cell."


class Snapshot(msgspec.Struct, frozen=True):
    """What is graded.

    Attributes:
        files: By module name: a module's source text, or a notebook's code cells.
        problems: What kept a module from being read, in words, by module name.
    """

    files: dict[str, str | list[str]]
    problems: dict[str, str] = {}

    @property
    def pieces(self) -> dict[str, str]:
        """Source texts, by the names that tracebacks call them by."""
        pieces: dict[str, str] = {}
        for module, content in self.files.items():
            if isinstance(content, str):
                pieces[f"{module}.py"] = content
                continue
            for number, cell in enumerate(content, start=1):
                pieces[f"{module}.ipynb, cell {number}"] = cell
        return pieces

    @property
    def text(self) -> str:
        """All source text, of modules and of cells."""
        return "\n".join(self.pieces.values())

    @property
    def digest(self) -> str:
        """SHA-256 of the files, names and all."""
        return digest_of({k: msgspec.json.encode(v) for k, v in self.files.items()})


def digest_of(files: dict[str, bytes]) -> str:
    """Hash named contents so that no two different sets agree."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(hashlib.sha256(name.encode()).digest())
        total.update(hashlib.sha256(files[name]).digest())
    return total.hexdigest()


def read_submission(folder: Path, week: Week) -> Snapshot:
    """Read the week's modules from a learner's folder.

    The files lie in the folder itself or in a folder of it named like the week. A
    notebook with the same name as a module, or as the week, stands in for a module
    that is not there.

    Raises:
        SubmissionError: If there is no such folder.
    """
    places = _places(folder, week)
    files: dict[str, str | list[str]] = {}
    problems: dict[str, str] = {}
    for module in week.file.modules:
        try:
            files[module] = _read_module(places, module, week)
        except SubmissionError as error:
            problems[module] = str(error)
    return Snapshot(files, problems)


def _places(folder: Path, week: Week) -> list[Path]:
    inside = [folder / week.name, folder / week.short, folder]
    places = [place for place in inside if _is_folder(place)]
    if not places:
        raise SubmissionError(f"{folder.name} is not a folder that can be read.")
    return places


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return stat.S_ISDIR(os.lstat(path).st_mode)
    return False


def _read_module(places: list[Path], module: str, week: Week) -> str | list[str]:
    for place in places:
        if _exists(place / f"{module}.py"):
            return read_text(place / f"{module}.py")
    for place in places:
        for stem in (module, week.short, week.name):
            path = place / f"{stem}.ipynb"
            if _exists(path):
                return read_notebook(path)
    raise SubmissionError(_missing(places, module))


def _exists(path: Path) -> bool:
    try:
        os.lstat(path)
    except OSError:
        return False
    return True


def read_text(path: Path) -> str:
    """Read a source file that may be anything.

    Raises:
        SubmissionError: If it is no regular file, too large, or not text.
    """
    data = _read_bytes(path)
    if b"\0" in data:
        raise SubmissionError(f"{path.name} contains null bytes, so it is not text.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SubmissionError(
            f"{path.name} is not UTF-8: line {line} has byte "
            f"0x{data[error.start]:02x}. Save it as UTF-8 and hand it in again."
        ) from None


def limit_of(name: str) -> int:
    """Return how many bytes a file of this name may have."""
    return MAX_NOTEBOOK if name.endswith(".ipynb") else MAX_FILE


def _read_bytes(path: Path) -> bytes:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise SubmissionError(
            f"{path.name} cannot be opened ({error.strerror}). It must be a file, "
            "not a link."
        ) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise SubmissionError(f"{path.name} is not a regular file.")
    limit = limit_of(path.name)
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > limit:
            raise SubmissionError(
                f"{path.name} has {status.st_size:,} bytes; the limit is {limit:,}."
            )
        try:
            return file.read(limit + 1)[:limit]
        except OSError as error:
            raise SubmissionError(f"{path.name}: {error.strerror}.") from None


def read_notebook(path: Path) -> list[str]:
    """Return the code cells of a notebook as they are.

    Raises:
        SubmissionError: If the file is no notebook, or its code too long.
    """
    sources = code_of(read_cells(path)[:MAX_CELLS])
    require_length(path.name, sources)
    return sources


def code_of(cells: list[dict[str, Any]]) -> list[str]:
    """Return the texts of code cells; one that is not graded keeps its number."""
    texts = [source_of(cell) for cell in cells if cell.get("cell_type") == "code"]
    return ["" if text.startswith(LAB_MARK) else text for text in texts]


def require_length(name: str, sources: list[str]) -> None:
    """Check that a notebook's texts are not longer than a module may be.

    Raises:
        SubmissionError: If they are.
    """
    if (size := sum(map(len, sources))) > MAX_FILE:
        raise SubmissionError(
            f"The cells of {name} have {size:,} letters; the limit is {MAX_FILE:,}."
        )


def read_cells(path: Path) -> list[dict[str, Any]]:
    """Return all cells of a notebook; what their keys hold may still be anything.

    Raises:
        SubmissionError: If the file is no notebook.
    """
    try:
        notebook = msgspec.json.decode(_read_bytes(path))
        cells = list(notebook["cells"])
        is_notebook = all(isinstance(cell, dict) for cell in cells)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, RecursionError):
        is_notebook = False
    if not is_notebook:
        raise SubmissionError(
            f"{path.name} is not a notebook that can be read. Save it again in Jupyter."
        )
    return cells


def source_of(cell: dict[str, Any]) -> str:
    """Return a cell's text."""
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    return "".join(str(line) for line in lines)


def _names_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [e.name for e in itertools.islice(entries, MAX_ENTRIES)]
    except OSError as error:
        raise SubmissionError(
            f"The folder {folder.name} cannot be read: {error.strerror}."
        ) from None


def _missing(places: list[Path], module: str) -> str:
    names = {name for place in places for name in _names_in(place)}
    found = sorted(n for n in names if n.endswith((".py", ".ipynb")))
    near = difflib.get_close_matches(f"{module}.py", found, n=1, cutoff=0.5)
    text = f"{module}.py is missing."
    if near:
        return f"{text} Did you mean {near[0]!r}? Rename it and hand it in again."
    if found:
        return f"{text} There are only: {', '.join(map(repr, found[:5]))}."
    return f"{text} There is no Python file at all."
