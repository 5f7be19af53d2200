"""`notebook.py`: what a learner's notebook runs, in a real kernel."""

import json
import shutil

import nbclient
import nbformat
import pytest

from grader.channels.notebooks import release_notebooks
from grader.checking import check as check_files
from grader.course import find_course
from grader.notebook import NotDone, check, plain_text
from grader.release import release_course
from grader.submission import LAB_MARK


@pytest.fixture(scope="module")
def home(fixed_week, tmp_path_factory):
    """The tiny week's folder as a learner fetched it."""
    release_course(find_course(fixed_week.root))
    folder = tmp_path_factory.mktemp("home")
    release_notebooks(find_course(fixed_week.root), folder)
    return folder / "source" / "week01_tiny"


@pytest.fixture
def run(home):
    """Run cells in a kernel, in the week's folder; give their outputs."""

    def execute(*sources, folder=home):
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=cells)
        resources = {"metadata": {"path": str(folder)}}
        client = nbclient.NotebookClient(
            notebook, timeout=600, allow_errors=True, resources=resources
        )
        client.execute()
        return [_shown(cell) for cell in notebook.cells]

    return execute


def _shown(cell):
    texts = []
    for output in cell.outputs:
        if output.output_type == "error":
            texts.append("\n".join(["ERROR", *output.traceback]))
        elif output.output_type == "stream":
            texts.append(output.text)
        else:
            texts.append(json.dumps(output.data))
    return "\n".join(texts)


RIGHT = "def double(x):\n    return 2 * x"
WRONG = "def double(x):\n    return x * x"
CHECK = 'from grader.notebook import check\n\ncheck("1.1")'


def test_a_check_says_what_grader_check_says(run, home, tmp_path, fixed_week):
    right, wrong = run(RIGHT, CHECK, WRONG, CHECK)[1::2]
    (tmp_path / "tiny.py").write_text(WRONG)
    released = find_course(home / "public").weeks[0]
    same = check_files(released, tmp_path, "1.1", hidden=False)

    assert "1 of 1 tests passed" in right
    assert "ERROR" not in right
    assert wrong == "ERROR\n" + plain_text(same, "Task 1.1: Double")
    assert "DBL-SQUARE" in wrong
    assert "three squared" in wrong


def test_tries_and_other_checks_do_not_matter(run):
    tried = ["import this_is_not_there", "double(1) / 0", "%time x = double(double)"]

    assert "1 of 1 tests passed" in run(RIGHT, CHECK, *tried, CHECK)[-1]


def test_the_lab_is_not_run_again_by_a_check(run):
    lab = f"{LAB_MARK}\ndef double(x):\n    return 'the lab'"

    assert "1 of 1 tests passed" in run(RIGHT, lab, CHECK)[-1]


def test_a_hint_is_given(run):
    source = "from grader.notebook import hint\nhint('1.1', 2)\nhint('9.9')"
    shown = run(source)[0]

    assert "hint 2 of 2" in shown
    assert "What is x + x?" in shown
    assert "ERROR\nThere is no task '9.9' here." in shown


def test_a_lab_finds_what_the_notebook_defines_last(run):
    lab = 'from grader.notebook import as_modules\nas_modules("tiny")\nimport tiny'

    assert run(WRONG, lab, RIGHT, "tiny.double(5)")[-1] == '{"text/plain": "10"}'


def test_a_notebook_that_lies_elsewhere_is_explained(run, tmp_path):
    shown = run(CHECK, folder=tmp_path)[0]

    assert "must lie beside the notebook" in shown
    assert "Traceback" not in shown


def test_outside_of_a_notebook_it_is_explained(home, monkeypatch):
    monkeypatch.chdir(home)

    with pytest.raises(NotDone, match="grader check"):
        check("1.1")


def test_the_whole_notebook_runs_with_the_solution(home, tmp_path, solution, run):
    notebook = json.loads((home / "week01_tiny.ipynb").read_text())
    sources = [c["source"] for c in notebook["cells"] if c["cell_type"] == "code"]
    sources = [solution if "BEGIN SOLUTION" in text else text for text in sources]
    shutil.copytree(home, tmp_path / "renamed")

    assert "ERROR" not in "".join(run(*sources, folder=tmp_path / "renamed"))
