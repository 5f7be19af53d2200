"""`channels/nbgrader.py`: points and feedback where nbgrader looks for them."""

import msgspec
import nbformat
import pytest
from nbgrader.utils import determine_grade
from traitlets.config import Config

from grader.channels import nbgrader as channel
from grader.channels.autograding import Batch
from grader.course import find_course
from grader.errors import CourseError

RIGHT = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return 4 * x\n"
HALF = RIGHT.replace("4 * x", "x")


def check_cell(name, points):
    cell = nbformat.v4.new_code_cell(f'check("{name}")')
    cell.metadata.nbgrader = {"grade": True, "solution": False, "locked": True}
    cell.metadata.nbgrader |= {"grade_id": name, "points": points, "schema_version": 3}
    return cell


@pytest.fixture
def notebook():
    cells = [check_cell("check-1-1", 60), check_cell("check-1-2", 40)]
    return nbformat.v4.new_notebook(cells=cells)


def grades(notebook):
    return [determine_grade(cell)[0] for cell in notebook.cells]


def test_nbgrader_reads_the_points_of_each_task(notebook, week, graded):
    channel.write_scores(notebook, week, graded(HALF))

    assert grades(notebook) == [60.0, 0.0]
    for cell in notebook.cells:
        assert [output.output_type for output in cell.outputs] == [
            "stream",
            "execute_result",
        ]
        assert cell.outputs[0].name == "stdout"


def test_feedback_is_that_of_the_task(notebook, week, graded):
    channel.write_scores(notebook, week, graded(HALF))
    first, second = (cell.outputs[0].text for cell in notebook.cells)

    assert "2 of 2 tests passed" in first
    assert "failed" not in first
    assert "failed  1.2  Four times 3 is 12." in second
    assert "got      3." in second


@pytest.mark.parametrize(("points", "half"), [(30, 10.0), (120, 40.0), (0, 0.0)])
def test_points_that_an_instructor_changed_are_a_share(week, graded, points, half):
    notebook = nbformat.v4.new_notebook(cells=[check_cell("check-1-1", points)])
    public_only = "def double(x):\n    return 2 * x if isinstance(x, float) else 0\n"
    result = graded(public_only)
    channel.write_scores(notebook, week, result)

    assert result.tasks[0].score == 20
    assert grades(notebook) == [half]


def test_a_score_above_the_points_is_cut(notebook, week, graded):
    result = graded(RIGHT)
    tasks = [msgspec.structs.replace(task, score=1e6) for task in result.tasks]
    channel.write_scores(notebook, week, msgspec.structs.replace(result, tasks=tasks))

    assert grades(notebook) == [60.0, 40.0]


def test_a_graded_cell_of_no_task_is_refused(week, graded):
    notebook = nbformat.v4.new_notebook(cells=[check_cell("mine", 5)])

    with pytest.raises(CourseError, match="'mine' belongs to no task"):
        channel.write_scores(notebook, week, graded(RIGHT))


def test_answers_and_own_cells_are_left_alone(notebook, week, graded):
    answer = nbformat.v4.new_markdown_cell("Because.")
    answer.metadata.nbgrader = {"grade": True, "solution": True, "grade_id": "answer-1"}
    notebook.cells += [answer, nbformat.v4.new_code_cell("1 + 1")]
    channel.write_scores(notebook, week, graded(RIGHT))

    assert "outputs" not in answer
    assert notebook.cells[-1].outputs == []


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (["week.ipynb", "week (1).ipynb"], None),
        (["week (1).ipynb"], "week (1).ipynb"),
        (["a.ipynb", "week-final.ipynb", "z.ipynb"], "week-final.ipynb"),
        (["Untitled.ipynb"], "Untitled.ipynb"),
        (["notes.txt"], None),
    ],
)
def test_a_renamed_notebook_is_recognised(tmp_path, there, found):
    for name in there:
        (tmp_path / name).write_text("{}")
    renamed = channel.renamed_notebook(tmp_path, "week")

    assert (renamed and renamed.name) == found


def test_a_link_is_not_taken_for_a_renamed_notebook(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "week.ipynb").write_text("{}")
    (tmp_path / "week (1).ipynb").symlink_to(tmp_path / "other" / "week.ipynb")

    assert channel.renamed_notebook(tmp_path, "week") is None


def test_nothing_is_written_through_a_link(tmp_path):
    (tmp_path / "week (1).ipynb").write_text("{}")
    (tmp_path / "week.ipynb").symlink_to(tmp_path / "elsewhere")
    channel.adopt_renamed("week", "ada", [str(tmp_path / "week (1).ipynb")])

    assert not (tmp_path / "elsewhere").exists()


def test_a_renamed_notebook_gets_its_name_and_stays(tmp_path):
    (tmp_path / "mine.ipynb").write_text("{}")
    notebooks = [str(tmp_path / "mine.ipynb")]
    channel.adopt_renamed("week", "ada", notebooks)

    assert (tmp_path / "week.ipynb").read_text() == "{}"
    assert (tmp_path / "mine.ipynb").read_text() == "{}"
    assert notebooks == [str(tmp_path / "mine.ipynb"), str(tmp_path / "week.ipynb")]


def test_no_kernel_is_configured(tmp_path):
    config = Config()
    channel.configure(config, root=str(tmp_path))
    steps = config.Autograde.autograde_preprocessors
    names = [step.__name__ for step in steps + config.Autograde.sanitize_preprocessors]

    assert "Execute" not in names
    assert names[0] == "JailedScores"
    assert config.JailedScores.course == str(tmp_path)


def test_a_batch_needs_a_configured_folder(week, tmp_path):
    with pytest.raises(CourseError, match="must hold nbgrader_config.py"):
        Batch(week, tmp_path, "sandlock")


def test_a_batch_needs_submissions(course_root):
    (course_root / "nbgrader_config.py").write_text("")
    week = find_course(course_root).weeks[0]

    with pytest.raises(CourseError, match="It holds none of this week"):
        Batch(week, course_root, "sandlock")
