"""`submission.py`: whatever lies in a learner's folder is read, or explained."""

import contextlib
import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import SubmissionError
from grader.submission import (
    MAX_CELLS,
    MAX_FILE,
    Snapshot,
    read_notebook,
    read_submission,
    read_text,
)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "ada"
    path.mkdir()
    return path


def problem(folder, week):
    snapshot = read_submission(folder, week)
    assert snapshot.files == {}
    return snapshot.problems["tiny"]


def cell(source, kind="code"):
    return {"cell_type": kind, "source": source}


def write_notebook(path, *cells):
    path.write_text(json.dumps({"cells": list(cells), "nbformat": 4}))


@pytest.mark.parametrize("place", ["tiny.py", "week01/tiny.py", "week01_tiny/tiny.py"])
def test_a_module_lies_in_the_folder_or_in_one_named_like_the_week(folder, week, place):
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).write_text("x = 1\n")

    assert read_submission(folder, week).files == {"tiny": "x = 1\n"}


def test_the_folder_named_like_the_week_comes_first(folder, week):
    (folder / "week01_tiny").mkdir()
    (folder / "week01_tiny" / "tiny.py").write_text("inner")
    (folder / "tiny.py").write_text("outer")

    assert read_submission(folder, week).files == {"tiny": "inner"}


def test_other_files_are_not_read(folder, week):
    (folder / "tiny.py").write_text("x = 1")
    (folder / "numpy.py").write_text("evil")

    assert list(read_submission(folder, week).files) == ["tiny"]


# what is not there


def test_a_misspelt_name_is_recognised(folder, week):
    (folder / "tinny.py").write_text("x = 1")

    assert problem(folder, week) == (
        "tiny.py is missing. Did you mean 'tinny.py'? Rename it and hand it in again."
    )


def test_other_names_are_listed(folder, week):
    (folder / "homework.py").write_text("x = 1")

    assert problem(folder, week).endswith("There are only: 'homework.py'.")


def test_an_empty_folder_is_explained(folder, week):
    assert problem(folder, week).endswith("There is no Python file at all.")


def test_a_name_that_steers_a_terminal_is_quoted(folder, week):
    (folder / "\x1b[2J.py").write_text("x = 1")

    assert "\x1b" not in problem(folder, week)


def test_a_name_of_any_bytes_is_quoted(folder, week):
    Path(os.fsdecode(os.fsencode(folder) + b"/tiny\xff.py")).write_text("x = 1")

    assert problem(folder, week).encode()


@pytest.mark.parametrize("kind", ["file", "nothing", "link"])
def test_what_is_no_folder_is_refused(tmp_path, week, kind):
    path = tmp_path / "ada"
    if kind == "file":
        path.write_text("x")
    if kind == "link":
        path.symlink_to(tmp_path)

    with pytest.raises(SubmissionError, match="ada is not a folder"):
        read_submission(path, week)


@pytest.fixture
def locked():
    """A folder that this process may not read, with a module in it."""
    path = Path(tempfile.mkdtemp())
    (path / "tiny.py").write_text("x = 1")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield path
    os.seteuid(user)
    path.chmod(0o700)
    shutil.rmtree(path)


def test_a_folder_that_may_not_be_read_is_explained(week, locked):
    assert "cannot be read: Permission denied" in problem(locked, week)


# what is no text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x = 1\n\0", "contains null bytes"),
        ("x = 1\n".encode("utf-16"), "contains null bytes"),
        (b"x = 1\ny = '\xe4'\n", "is not UTF-8: line 2 has byte 0xe4"),
        (b"\xff", "is not UTF-8: line 1 has byte 0xff"),
        (b"#" * (MAX_FILE + 1), "has 1,000,001 bytes; the limit is 1,000,000"),
    ],
)
def test_what_is_no_text_is_explained(folder, week, data, said):
    (folder / "tiny.py").write_bytes(data)

    assert said in problem(folder, week)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"),
        (b"x = 1\ry = 2\r", "x = 1\ny = 2\n"),
        ("π = 3".encode(), "π = 3"),
        (b"", ""),
        (b"#" * MAX_FILE, "#" * MAX_FILE),
    ],
    ids=["BOM", "CRLF", "CR", "UTF-8", "empty", "largest"],
)
def test_what_is_text_is_read(folder, data, text):
    (folder / "tiny.py").write_bytes(data)

    assert read_text(folder / "tiny.py") == text


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_explained(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.py"
    path.write_bytes(data)
    with contextlib.suppress(SubmissionError):
        assert "\r" not in read_text(path)


# what is no file


def test_a_link_is_refused(folder, week, tmp_path):
    (tmp_path / "secret").write_text("secret = 1")
    (folder / "tiny.py").symlink_to(tmp_path / "secret")

    assert "must be a file, not a link" in problem(folder, week)


def test_a_link_to_nowhere_is_refused(folder, week):
    (folder / "tiny.py").symlink_to("nowhere")

    assert "not a link" in problem(folder, week)


def test_a_linked_folder_named_like_the_week_is_not_followed(folder, week, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "tiny.py").write_text("another's = 1")
    (folder / "week01").symlink_to(tmp_path / "other")

    assert "tiny.py is missing" in problem(folder, week)


@pytest.mark.parametrize("name", ["tiny.py", "tiny.ipynb"])
def test_a_pipe_is_refused_without_waiting(folder, week, name):
    os.mkfifo(folder / name)

    assert "not a regular file" in problem(folder, week)


@pytest.mark.parametrize("name", ["tiny.py", "tiny.ipynb"])
def test_a_folder_named_like_a_file_is_refused(folder, week, name):
    (folder / name).mkdir()

    assert "not a regular file" in problem(folder, week)


# notebooks


@pytest.mark.parametrize("name", ["tiny", "week01", "week01_tiny"])
def test_a_notebook_stands_in_for_a_module(folder, week, name):
    cells = cell("# T", "markdown"), cell(["x = 1\n", "y = 2"]), cell("z = 3")
    write_notebook(folder / f"{name}.ipynb", *cells)

    assert read_submission(folder, week).files == {"tiny": ["x = 1\ny = 2", "z = 3"]}


def test_a_module_comes_before_a_notebook(folder, week):
    (folder / "tiny.py").write_text("module")
    write_notebook(folder / "tiny.ipynb", cell("notebook"))

    assert read_submission(folder, week).files == {"tiny": "module"}


@pytest.mark.parametrize("source", [5, {"a": 1}, [1, None], None])
def test_a_cell_of_a_wrong_type_is_text_all_the_same(folder, source):
    write_notebook(folder / "tiny.ipynb", cell(source))

    assert all(isinstance(text, str) for text in read_notebook(folder / "tiny.ipynb"))


def test_a_notebook_of_very_many_cells_is_cut(folder):
    write_notebook(folder / "tiny.ipynb", *[cell("x = 1")] * (MAX_CELLS + 5))

    assert len(read_notebook(folder / "tiny.ipynb")) == MAX_CELLS


def test_cells_that_do_not_parse_and_magics_are_passed_on(folder, week):
    """The worker leaves them out; here nothing of a learner is parsed."""
    write_notebook(folder / "tiny.ipynb", cell("%magic"), cell("x = ("))

    assert read_submission(folder, week).files == {"tiny": ["%magic", "x = ("]}


# the digest


def test_a_digest_depends_on_every_name_and_text():
    programs = [{"a": "x"}, {"a": "y"}, {"b": "x"}, {"a": ["x"]}, {"a": "x", "b": ""}]
    programs += [{"a": ["xy"]}, {"a": ["x", "y"]}, {}]

    assert len({Snapshot(files).digest for files in programs}) == len(programs)


def test_a_digest_does_not_depend_on_the_order():
    assert (
        Snapshot({"a": "1", "b": "2"}).digest == Snapshot({"b": "2", "a": "1"}).digest
    )
