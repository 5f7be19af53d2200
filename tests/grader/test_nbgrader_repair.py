"""`channels/repair.py`: what learners do to notebooks, one thing at a time."""

import json

import pytest

from grader.channels.repair import (
    Handed,
    hide_mark_scheme,
    read_repaired,
    repair,
)
from grader.submission import LAB_MARK

STUB = "def double(x):\n    raise NotImplementedError()"
RIGHT = "def double(x):\n    return 2 * x"
QUESTION = "Why?\n\n### BEGIN MARK SCHEME\n5 points\n### END MARK SCHEME"


def handed(name, source, cell_type="code", **record):
    fields = {"grade_id": name, "grade": False, "solution": False, "locked": False}
    return Handed(name, cell_type, source, fields | {"schema_version": 3} | record)


HANDED = [
    handed("brief-1", "# Double", "markdown", locked=True),
    handed("given-tiny", "import numpy as np", locked=True),
    handed("solve-1", STUB, solution=True),
    handed("check-1", 'check("1")', locked=True, grade=True, points=8.0),
    handed("question-1", QUESTION, "markdown", locked=True),
    handed("answer-1", "YOUR ANSWER HERE", "markdown", solution=True, grade=True),
    handed("lab-1", f"{LAB_MARK}\nimport tiny", locked=True),
]


def cell(source, name=None, cell_type="code", **fields):
    metadata = {"nbgrader": {"grade_id": name}} if name else {}
    return {"cell_type": cell_type, "metadata": metadata, "source": source, **fields}


def whole(**changed):
    """The notebook as it comes back, with other texts in some cells; None deletes."""
    cells = []
    for known in HANDED:
        text = changed.get(known.name.replace("-", "_"), hide_mark_scheme(known.source))
        if text is not None:
            cells.append(cell(text, known.name, known.cell_type))
    return cells


def texts(repaired):
    return [each["source"] for each in repaired.cells]


def names(repaired):
    found = [each["metadata"].get("nbgrader", {}) for each in repaired.cells]
    return [record.get("grade_id") for record in found]


SKELETON = [known.name for known in HANDED]


def code_of(cells):
    """What is graded, without what stands between."""
    snapshot = repair(cells, HANDED).snapshot(["tiny"])
    return [text for text in snapshot.files["tiny"] if text]


def test_a_healthy_notebook_comes_back_as_it_was():
    repaired = repair(whole(solve_1=RIGHT), HANDED)

    assert names(repaired) == SKELETON
    assert texts(repaired)[2] == RIGHT
    assert repaired.notes == []
    assert repaired.problem == ""


def test_the_lab_is_not_graded_and_keeps_its_numbers():
    snapshot = repair(whole(solve_1=RIGHT), HANDED).snapshot(["tiny", "other"])

    assert snapshot.files["tiny"] == ["import numpy as np", RIGHT, 'check("1")', ""]
    assert snapshot.files["other"] == snapshot.files["tiny"]


def test_the_records_are_those_of_the_gradebook():
    forged = whole()
    forged[3]["metadata"]["nbgrader"] |= {"points": 1e9, "grade": False}
    repaired = repair(forged, HANDED)

    assert repaired.cells[3]["metadata"]["nbgrader"] == HANDED[3].record


def test_outputs_are_forgotten():
    repaired = repair([cell("8", "check-1", outputs=[{"data": "8"}])], HANDED)

    assert all(not each.get("outputs") for each in repaired.cells)


def test_a_copied_cell_counts_below_its_original():
    cells = whole(solve_1=RIGHT)
    cells.insert(3, cell(STUB, "solve-1"))
    repaired = repair(cells, HANDED)

    assert [name for name in names(repaired) if name] == SKELETON
    assert texts(repaired)[2:4] == [RIGHT, STUB]
    assert "more than once" in repaired.notes[0]


@pytest.mark.parametrize("name", ["brief-1", "given-tiny", "check-1", "question-1"])
def test_a_locked_cell_that_is_copied_or_deleted_is_there_once(name):
    copied = whole()
    copied.insert(0, copied[SKELETON.index(name)])

    for cells in (copied, whole(**{name.replace("-", "_"): None})):
        assert [found for found in names(repair(cells, HANDED)) if found] == SKELETON


def test_a_locked_cell_that_was_changed_comes_back():
    repaired = repair(whole(check_1="pass", brief_1="# Mine"), HANDED)

    assert texts(repaired)[0] == "# Double"
    assert texts(repaired)[3] == 'check("1")'


def test_given_code_that_was_changed_counts_below_it():
    changed = "import numpy as np\nimport math"

    assert code_of(whole(given_tiny=changed, solve_1=RIGHT))[:2] == [
        "import numpy as np",
        changed,
    ]


def test_code_in_a_cell_of_ones_own_counts_and_the_stub_does_not():
    cells = [*whole(solve_1=None), cell(RIGHT, "solve-of-mine")]
    code = code_of(cells)

    assert RIGHT in code
    assert STUB not in code


def test_a_solution_that_became_text_is_code_again():
    cells = whole(solve_1=RIGHT)
    cells[2]["cell_type"] = "markdown"

    assert RIGHT in code_of(cells)


def test_lost_metadata_are_found_again():
    cells = whole(solve_1=RIGHT, answer_1="Because.")
    for each in cells:
        each["metadata"] = {}
    repaired = repair(cells, HANDED)

    assert names(repaired) == SKELETON
    assert texts(repaired)[2] == RIGHT
    assert texts(repaired)[5] == "Because."


def test_an_empty_answer_without_metadata_is_an_empty_answer():
    cells = whole()
    for each in cells:
        each["metadata"] = {}

    assert texts(repair(cells, HANDED))[5] == "YOUR ANSWER HERE"


def test_an_answer_whose_cell_is_gone_has_to_be_looked_for():
    assert "missing" in texts(repair(whole(answer_1=None), HANDED))[5]


def test_a_cell_above_the_one_for_it_is_no_copy():
    cells = whole(solve_1=RIGHT)
    cells.insert(2, cell("def double(x):\n    return 'a try'"))
    repaired = repair(cells, HANDED)

    assert repaired.notes == []
    assert code_of(cells)[-2] == RIGHT


def test_own_cells_stay_where_they_are_with_their_pictures():
    cells = whole()
    pictures = {"x.png": {"image/png": "iVBOR"}}
    own = cell("![x](attachment:x.png)", cell_type="markdown", attachments=pictures)
    cells.insert(1, own)
    cells[6] = cells[6] | own | {"metadata": cells[6]["metadata"]}
    repaired = repair(cells, HANDED)

    for place in (1, 6):
        assert texts(repaired)[place] == own["source"]
        assert repaired.cells[place]["attachments"] == pictures
    assert names(repaired)[6] == "answer-1"


@pytest.mark.parametrize(
    "attachments",
    [None, 5, {}, {"y": {"image/png": "x"}}, {"x": {}}, {"x": {"image/png": 5}}]
    + [{"x": {"text/html": "<script>"}}],
)
def test_a_picture_that_is_not_there_does_not_stop_a_page(attachments):
    from nbconvert.exporters import HTMLExporter
    from nbformat import from_dict

    own = cell("![p](attachment:x)", cell_type="markdown", attachments=attachments)
    cells = [*repair([own], HANDED).cells]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}

    assert "missing:x" in HTMLExporter().from_notebook_node(from_dict(notebook))[0]


@pytest.mark.parametrize(
    "text",
    ["<script>x()</script>", "a <img src=x onerror=x()>", "[l](javascript:x())"]
    + [
        "[l](java&#115;cript:x())",
        "[l]( java\tscript:x())",
        "<a href='JavaScript:x()'>",
    ],
)
@pytest.mark.parametrize("kind", ["markdown", "raw", "odd"])
def test_a_page_runs_nothing_of_a_learners(text, kind):
    from nbconvert.exporters import HTMLExporter
    from nbformat import from_dict

    cells = repair([cell(text, cell_type=kind)], HANDED).cells[:1]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    page = HTMLExporter().from_notebook_node(from_dict(notebook))[0].split("<body")[1]
    page = page.split("<p>", 1)[-1] if "<p>" in page else page.split("<pre>", 1)[-1]

    assert "x()" in page
    for danger in ("<script>x", "<img", "<a "):
        assert danger not in page


@pytest.mark.parametrize(
    "odd",
    [{}, {"cell_type": 5}, {"source": 7}, {"metadata": [], "source": None}]
    + [{"metadata": {"nbgrader": []}}, {"metadata": {"nbgrader": {"grade_id": {}}}}]
    + [{"cell_type": "code", "source": ["a", 1, None, "\0", "\ud800"]}],
)
def test_cells_of_odd_types_cost_nothing(odd):
    repaired = repair([*whole(solve_1=RIGHT), odd], HANDED)

    assert RIGHT in texts(repaired)
    json.dumps(repaired.cells).encode()
    "".join(texts(repaired)).encode()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"cells": 5}', b'{"cells": [5]}'])
def test_a_file_that_is_no_notebook_is_explained(tmp_path, data):
    path = tmp_path / "week.ipynb"
    path.write_bytes(data)
    repaired = read_repaired(path, HANDED)

    assert names(repaired) == SKELETON
    assert "Save it again in Jupyter" in repaired.problem
    assert repaired.snapshot(["tiny"]).files == {}
    assert repaired.snapshot(["tiny"]).problems == {"tiny": repaired.problem}


def test_a_notebook_that_is_too_long_is_explained(tmp_path):
    path = tmp_path / "week.ipynb"
    path.write_text(json.dumps({"cells": [cell("x" * 1_000_001)]}))

    assert "the limit is 1,000,000" in read_repaired(path, HANDED).problem


def test_figures_in_a_notebook_do_not_make_it_too_long(tmp_path):
    path = tmp_path / "week.ipynb"
    figure = {"output_type": "display_data", "data": {"image/png": "x" * 3_000_000}}
    path.write_text(json.dumps({"cells": [cell("y = 1", outputs=[figure])]}))

    assert read_repaired(path, HANDED).problem == ""


def test_a_mark_scheme_is_cut_out():
    assert hide_mark_scheme(QUESTION) == "Why?"
    assert hide_mark_scheme("Why?\n### BEGIN MARK SCHEME\n5") == "Why?"
