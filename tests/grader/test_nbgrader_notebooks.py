"""`channels/notebooks.py`: a week as nbgrader's instructors keep it."""

import json

import pytest
from classroom import cell_of, definitions_in, name_of, text_of
from nbgrader.nbgraderformat import MetadataValidator

from grader.channels.notebooks import (
    make_week_notebook,
    read_questions,
    release_notebooks,
    split_brief,
)
from grader.course import find_course
from grader.errors import CourseError
from grader.release import release_course

QUESTIONS = """# Questions

## Why is it so? (5 points)

Say why.

### Mark scheme

- 5 points: it is.

## And if not? (2.5 points)

Say what then.

### Mark scheme

- 2.5 points: nothing.
"""


@pytest.fixture
def asked(week):
    (week.solution / "questions.md").write_text(QUESTIONS)
    return week


def names(notebook):
    return [name_of(cell) for cell in notebook["cells"]]


def test_each_task_has_brief_stub_and_check(asked):
    assert names(make_week_notebook(asked)) == [
        "brief-0", "brief-1-1", "given-tiny", "solve-1-1", "check-1-1",
        "brief-1-2", "solve-1-2", "check-1-2",
        "question-1", "answer-1", "question-2", "answer-2", "lab-0", "lab-1", "lab-2",
    ]  # fmt: skip


def test_nbgrader_takes_the_metadata(asked):
    from nbformat import from_dict, validate

    notebook = make_week_notebook(asked)
    validate(notebook)
    for cell in from_dict(notebook).cells:
        MetadataValidator().validate_cell(cell)


def test_points_are_those_of_tasks_and_questions(asked):
    records = [c["metadata"]["nbgrader"] for c in make_week_notebook(asked)["cells"]]
    points = {record["grade_id"]: record.get("points") for record in records}

    assert {name: value for name, value in points.items() if value} == {
        "check-1-1": 60, "check-1-2": 40, "answer-1": 5, "answer-2": 2.5,
    }  # fmt: skip


def test_stubs_stand_between_nbgraders_marks_and_solutions_nowhere(asked):
    notebook = make_week_notebook(asked)
    stub = text_of(cell_of(notebook, "solve-1-1"))

    assert "    ### BEGIN SOLUTION\n    raise NotImplementedError" in stub
    assert stub.endswith("    ### END SOLUTION")
    assert "Return twice" in stub
    assert "2 * x" not in json.dumps(notebook)
    assert "import numpy" in text_of(cell_of(notebook, "given-tiny"))


def test_a_mark_scheme_stands_with_its_question(asked):
    text = text_of(cell_of(make_week_notebook(asked), "question-1"))

    assert text.index("Say why.") < text.index("### BEGIN MARK SCHEME")
    assert "- 5 points: it is.\n### END MARK SCHEME" in text


def test_questions_are_optional(week):
    assert read_questions(week) == []


@pytest.mark.parametrize(
    "text",
    ["## No points\n\nWhy?\n\n### Mark scheme\n\n- 1\n", "## A (5 points)\n\nWhy?\n"],
)
def test_a_question_that_is_not_whole_is_refused(week, text):
    (week.solution / "questions.md").write_text(text)

    with pytest.raises(CourseError, match="questions.md: each question must read"):
        read_questions(week)


def test_a_brief_is_cut_at_its_tasks(week):
    parts = ["# Tiny\n\nHello.", "## 1.1 Double\n\nA", "## 1.2 Four\n\nB"]
    brief = "\n\n".join([*parts, "## Sources\n\nC\n"])
    (week.solution / "brief.md").write_text(brief)

    assert split_brief(week) == {
        "": "# Tiny\n\nHello.",
        "1.1": "## 1.1 Double\n\nA",
        "1.2": "## 1.2 Four\n\nB",
        "end": "## Sources\n\nC",
    }


@pytest.mark.parametrize("brief", ["# Tiny\n", "# Tiny\n\n## 1.1 Double\n"])
def test_a_brief_without_a_task_is_refused(week, brief):
    (week.solution / "brief.md").write_text(brief)

    with pytest.raises(CourseError, match="no section"):
        split_brief(week)


def two_modules(week, other):
    """Add a module to the tiny week, with task 1.2 in it."""
    path = week.solution / "week.toml"
    text = path.read_text().replace('["tiny"]', '["tiny", "other"]')
    head, tail = text.rsplit('module = "tiny"', 1)
    path.write_text(f'{head}module = "other"{tail}')
    source = (week.solution / "tiny.py").read_text()
    first, second = source.split("\n\n\ndef quadruple")
    (week.solution / "tiny.py").write_text(first + "\n")
    (week.solution / "other.py").write_text(f"{other}\n\n\ndef quadruple{second}")
    return find_course(week.root).weeks[0]


def test_modules_share_the_notebook(week):
    notebook = make_week_notebook(two_modules(week, "from tiny import double"))

    assert "given-other" in names(notebook)
    assert "from tiny" not in json.dumps(notebook)
    assert set(definitions_in(text_of(cell_of(notebook, "solve-1-2")))) == {"quadruple"}
    assert 'as_modules("tiny", "other")' in text_of(cell_of(notebook, "lab-0"))


def test_a_helper_that_needs_a_task_at_once_stands_below_it(week):
    path = week.solution / "tiny.py"
    helper = "def _helper(x: double) -> None:\n    pass\n"
    path.write_text(f"{path.read_text()}\n\n{helper}")
    notebook = make_week_notebook(week)

    assert text_of(cell_of(notebook, "solve-1-1")).endswith(helper.strip())
    assert "_helper" not in text_of(cell_of(notebook, "given-tiny"))


def test_modules_that_use_one_name_twice_are_refused(week):
    twice = two_modules(week, "def double(x):\n    return x")

    with pytest.raises(CourseError, match="'double' is also in tiny.py"):
        make_week_notebook(twice)


def test_a_lab_that_overwrites_a_task_is_refused(week):
    (week.solution / "lab.py").write_text("# %%\ndouble = 3\n")

    with pytest.raises(CourseError, match="lab.py: double would overwrite"):
        make_week_notebook(week)


def test_a_release_has_what_the_cells_need_and_a_configuration(course, tmp_path):
    (course.weeks[0].solution / "lab.py").write_text("# %%\nimport grader.data\n")
    data = course.weeks[0].root / "solutions" / "learners" / "data"
    data.mkdir(parents=True)
    (data / "small.csv").write_text("1")
    release_course(course)
    folder = tmp_path / "there"
    written = release_notebooks(course, folder)
    release_notebooks(course, folder)

    assert written == folder / "source"
    found = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    inside = "source/week01_tiny"
    assert found == {
        "nbgrader_config.py",
        f"{inside}/week01_tiny.ipynb",
        f"{inside}/data/small.csv",
        f"{inside}/public/course.json",
        f"{inside}/public/week01_tiny/week.json",
        f"{inside}/public/week01_tiny/test_public.py",
    }
    assert (
        repr(str(course.weeks[0].root)) in (folder / "nbgrader_config.py").read_text()
    )


def test_a_configuration_that_is_there_stays(course, course_root):
    (course_root / "nbgrader_config.py").write_text("# mine\n")
    release_course(course)
    release_notebooks(course)

    assert (course_root / "nbgrader_config.py").read_text() == "# mine\n"
    assert (course_root / "source" / "week01_tiny" / "week01_tiny.ipynb").is_file()
