"""`channels/gradebook.py`: points into nbgrader's database and out of it."""

import csv
import datetime
import os
import shutil
import subprocess
import tempfile

import msgspec
import pytest

from grader.channels import gradebook
from grader.channels.plugins import LatePolicy, QuotedCsv
from grader.errors import CourseError, ResultError
from grader.late import Late

DUE = datetime.datetime(2026, 1, 1)
LATE = Late(percent_per_day=10)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A new database: nbgrader takes seconds to make one."""
    path = tmp_path_factory.mktemp("book") / "gradebook.db"
    with gradebook.opened(f"sqlite:///{path}"):
        return path


@pytest.fixture
def book(empty, tmp_path):
    shutil.copy(empty, tmp_path / "gradebook.db")
    with gradebook.opened(f"sqlite:///{tmp_path / 'gradebook.db'}") as opened:
        yield opened


@pytest.fixture
def result(graded):
    def make(source, learner="ada"):
        return msgspec.structs.replace(graded(source), learner=learner)

    return make


WRONG = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return x\n"


def test_results_go_in_and_come_out(book, week, solution, result):
    results = [result(solution), result(WRONG, "boris")]
    gradebook.store(book, week, results, Late())
    found = gradebook.standings(book, week.name, Late())

    assert [(s.learner, s.auto, s.score, s.total) for s in found] == [
        ("ada", 100, 100, 100),
        ("boris", 60, 60, 60),
    ]
    assert all(s.max_score == 100 and not s.waits for s in found)


def test_points_and_comments_of_people_stay(book, week, solution, result):
    gradebook.store(book, week, [result(WRONG)], Late())
    grade = book.find_grade("check-1-2", week.name, week.name, "ada")
    grade.manual_score, grade.needs_manual_grade = 7.0, False
    book.db.commit()
    gradebook.store(book, week, [result(solution)], Late())
    standing = gradebook.standings(book, week.name, Late())[0]

    assert standing.auto == 100
    assert standing.score == 67
    assert standing.waits


def test_being_late_costs_once_and_an_extension_helps(book, week, solution, result):
    gradebook.store(book, week, [result(solution)], LATE)
    book.update_or_create_assignment(week.name, duedate=DUE)
    when = DUE + datetime.timedelta(days=2)
    book.update_or_create_submission(week.name, "ada", timestamp=when)
    for _ in range(2):
        gradebook.store(book, week, [result(solution)], LATE)
        standing = gradebook.standings(book, week.name, LATE)[0]
        assert (standing.score, standing.penalty, standing.total) == (100, 20, 80)
    book.grant_extension(week.name, "ada", days=1)

    assert gradebook.standings(book, week.name, LATE)[0].penalty == 10


def test_nbgraders_plugin_takes_the_same_penalty(course, course_root):
    with (course_root / "course.toml").open("a") as file:
        file.write("\n[late]\npercent_per_day = 10\n")
    plugin = LatePolicy(course=str(course_root))

    assert plugin.late_submission_penalty("ada", 50.0, 86_401) == 10.0


def test_a_week_of_another_version_is_refused(book, week, solution, result):
    book.update_or_create_assignment(week.name)
    book.update_or_create_notebook(week.name, week.name)

    with pytest.raises(ResultError, match="has no cell 'check-1-1'"):
        gradebook.store(book, week, [result(solution)], Late())


def test_a_week_that_is_not_there_is_explained(book, week, tmp_path):
    with pytest.raises(CourseError, match="nbgrader generate_assignment"):
        gradebook.handed_out(book, week.name, tmp_path)
    with pytest.raises(CourseError, match="no week"):
        gradebook.standings(book, week.name, Late())


def test_an_export_can_be_read_by_a_spreadsheet(book, week, solution, result, tmp_path):
    gradebook.store(book, week, [result(solution), result(WRONG, "=2+2")], Late())
    book.update_or_create_student("ada", last_name='Lovelace, "Ada"', email="a@b.c")
    book.update_or_create_student("zoe")
    target = tmp_path / "grades.csv"
    plugin = QuotedCsv(course=str(week.root), to=str(target))
    plugin.export(book)
    with target.open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}

    assert rows["ada"]["last_name"] == 'Lovelace, "Ada"'
    assert rows["ada"]["score"] == "100.0"
    assert rows["'=2+2"]["raw_score"] == "60.0"
    assert rows["zoe"]["score"] == "0.0"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "sqlite:////not/there/gradebook.db",
            "//not/there/gradebook.db cannot be opened",
        ),
        ("nothing://ada:secret@host/db", "host/db cannot be opened"),
        ("no url", "no url cannot be opened"),
        ("mysql://ada:secret@host/db", "host/db needs the Python package 'MySQLdb'"),
        ("postgresql://ada:secret@localhost:1/db", "localhost:1/db cannot be opened"),
    ],
)
def test_a_database_that_is_not_there_is_explained(url, said):
    with pytest.raises(ResultError) as raised, gradebook.opened(url):
        pass

    assert said in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.fixture(scope="module")
def postgresql():
    """A PostgreSQL server with an empty database, reached by a socket in a folder."""
    if not all(shutil.which(name) for name in ("initdb", "pg_ctl", "createdb")):
        pytest.skip("needs PostgreSQL's programs")
    # The server refuses root; a socket's path is short.
    user = {"user": "nobody"} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if user:
            shutil.chown(folder, "nobody")
        data = f"{folder}/data"

        def run(*command):
            done = subprocess.run(command, capture_output=True, cwd=folder, **user)
            assert done.returncode == 0, done.stderr.decode()

        run("initdb", "--pgdata", data, "--username=ada", "--auth=trust", "--no-sync")
        options = f"-c listen_addresses= -k {folder}"
        log = ("-l", f"{folder}/log")
        run("pg_ctl", "--pgdata", data, "-w", "-o", options, *log, "start")
        try:
            run("createdb", "--host", folder, "--username=ada", "grades")
            yield f"postgresql://ada@/grades?host={folder}"
        finally:
            run("pg_ctl", "--pgdata", data, "-m", "immediate", "stop")


@pytest.mark.slow
def test_a_gradebook_may_be_a_postgresql_database(postgresql, week, solution, result):
    with gradebook.opened(postgresql) as book:
        gradebook.store(book, week, [result(solution), result(WRONG, "boris")], Late())
    with gradebook.opened(postgresql) as book:
        found = gradebook.standings(book, week.name, Late())

    assert [(s.learner, s.auto) for s in found] == [("ada", 100), ("boris", 60)]
