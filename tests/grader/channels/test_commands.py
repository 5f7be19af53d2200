"""`commands.py`: what staff type, in one sentence each what is wrong."""

import csv

import pytest

from grader.results import write_result


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('learner,name\nada,"King, Ada"\nbad name,x\n')
    return path


@pytest.fixture
def said(command, course_root):
    """Run a command that cannot be done, and return what it says."""

    def run(*arguments, **environment):
        wide = {"COLUMNS": "500", **environment}
        code, _, said = command(*arguments, folder=course_root, **wide)
        assert code == 2
        return said

    return run


@pytest.mark.parametrize(
    "arguments", [["provision"], ["collect", "--out", "x"]], ids=lambda a: a[0]
)
def test_without_settings_it_is_said_where_they_belong(said, roster, arguments):
    name, *options = arguments

    text = said(name, roster, *options)

    assert text.startswith("grader: course.toml must say where learners' repositories")


def test_without_a_token_it_is_said_which(said, roster, fake, github_course):
    tokens = {"GRADER_TOKEN": "", "GITHUB_TOKEN": ""}

    text = said("collect", roster, "--out", "x", **tokens)

    assert text == ("grader: The environment must hold GRADER_TOKEN or GITHUB_TOKEN.\n")


def test_without_what_was_collected_nothing_is_published(said, tmp_path):
    options = ("--collected", tmp_path, "--store", "file:///nowhere", "--no-github")

    assert "is no list of what was collected" in said("publish", tmp_path, *options)


@pytest.mark.parametrize(
    "text", ['[github]\norganization = "x"\n', "[deadlines]\nweek09 = 2026-10-12\n"]
)
def test_settings_that_are_wrong_are_named(said, roster, course_root, text):
    with (course_root / "course.toml").open("a") as file:
        file.write(text)

    assert "course.toml" in said("provision", roster)


def test_a_deadline_of_no_week_is_said(said, roster, course_root):
    with (course_root / "course.toml").open("a") as file:
        file.write("[deadlines]\nweek09_x = 2026-10-12T12:00:00Z\n")

    assert "the deadline of week09_x is of no week" in said("provision", roster)


def test_an_export_is_a_file_and_says_what_is_missing(
    command, course_root, roster, tmp_path, result
):
    out = tmp_path / "grades.csv"
    write_result(result(), tmp_path / "results" / "ada" / "week01_tiny.json")
    with roster.open("a") as file:
        file.write("bob,B\n")

    code, printed, _ = command(
        "export", tmp_path / "results", "--format", "moodle", "--out", out,
        "--roster", roster, folder=course_root,
    )  # fmt: skip

    assert code == 0
    assert "line 3: 'bad name' can be no user name on GitHub." in printed
    assert "bob: no result." in printed
    with out.open(newline="") as file:
        assert next(csv.DictReader(file))["Last name"] == "King"
