"""`cli.py`: exit codes, JSON, help, and errors in one sentence."""

import json
import subprocess
import sys

import jsonschema
import pytest

from grader import cli
from grader.errors import CourseError
from grader.results import SCHEMA_PATH

HALF = "def double(x):\n    return 2 * x\n"
COMMANDS = ["check", "hint", "grade", "replay", "verify", "release", "doctor"]


@pytest.fixture
def grader(course_root, monkeypatch, capsys):
    """Run the `grader` command in the tiny course; return (code, out, err)."""
    monkeypatch.chdir(course_root)
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code or 0, *capsys.readouterr()

    return run


@pytest.fixture
def grade(grader, hand_in, tmp_path):
    """Grade learners' sources, unjailed."""

    def run(*options, **sources):
        folder, results = hand_in(**sources), tmp_path / "results"
        arguments = ["grade", "week01", folder, "--out", results, "--workers", 1]
        return grader(*arguments, "--isolation", "none", *options)

    return run


@pytest.fixture
def mine(hand_in, solution):
    """Learners' folders: of one who has all points, and of one who has not."""
    return hand_in(all=solution, half=HALF)


def valid(text):
    result = json.loads(text)
    jsonschema.validate(result, json.loads(SCHEMA_PATH.read_bytes()))
    return result


# help and errors


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(grader, command):
    code, out, _ = grader(command, "--help")

    assert code == 0
    assert cli.app.registered_commands[COMMANDS.index(command)].callback.__doc__ in out


def test_the_help_lists_the_commands(grader):
    code, out, _ = grader("--help")

    assert code == 0
    assert all(f" {command} " in out for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "week09"], "grader: There is no week 'week09' here. Weeks: week01."),
        (["check", "week01", "nowhere"], "grader: nowhere is not a folder"),
        (
            ["check", "week01", ".", "--task", "9.9"],
            "has no task 9.9. It has 1.1, 1.2.",
        ),
        (["hint", "9.9"], "grader: There is no task '9.9' here."),
        (["grade", "week01", "nowhere", "--out", "r"], "nowhere: No such file"),
        (
            ["grade", "week01", ".", "--out", "r", "--isolation", "x"],
            "sandlock or none",
        ),
        (["grade", "week01", ".", "--out", "r", "--workers", "0"], "workers"),
        (["replay", "nowhere.json"], "grader: nowhere.json is no result"),
        (["verify", "week09"], "grader: There is no week 'week09' here."),
        (["nonsense"], "nonsense"),
        (["check"], "WEEK"),
    ],
)
def test_an_error_is_told_in_a_sentence_with_code_2(grader, arguments, said):
    code, out, err = grader(*arguments)

    assert code == 2
    assert said in " ".join(err.split())
    assert "Traceback" not in err
    assert out == ""


def test_outside_of_a_course_it_says_so(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, _, err = grader("check", "week01")

    assert code == 2
    assert err.startswith("grader: No course here")


def test_an_error_is_not_read_as_markup(grader, monkeypatch):
    def fail(start=None):
        raise CourseError("[red]week.toml[/red] \N{SNOWMAN}")

    monkeypatch.setattr("grader.course.find_course", fail)

    assert "[red]week.toml[/red]" in grader("release")[2]


def test_an_interruption_is_told_with_code_2(grader, monkeypatch):
    def interrupt(start=None):
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.course.find_course", interrupt)
    code, out, err = grader("release")

    assert (code, out) == (2, "")
    assert err == "\ngrader: interrupted; start again to go on.\n"


def test_results_that_cannot_be_written_are_an_error(grader, hand_in, tmp_path):
    (tmp_path / "results").write_text("a file")
    arguments = ["grade", "week01", hand_in(ada=HALF), "--out", tmp_path / "results"]

    code, _, err = grader(*arguments, "--isolation", "none")

    assert code == 2
    assert "results" in err


# check and hint


def test_check_with_all_points_ends_with_0(grader, mine):
    code, out, _ = grader("check", "week01", mine / "all")

    assert code == 0
    assert "30 of 30 points, 2 of 2 tests passed" in out


def test_check_without_all_points_ends_with_1(grader, mine):
    code, out, _ = grader("check", "week01", mine / "half")

    assert code == 1
    assert "Your file defines no `quadruple`." in out


def test_check_of_one_task_looks_at_that_task(grader, mine):
    assert grader("check", "week01", mine / "half", "--task", "1.1")[0] == 0
    assert grader("check", "week01", mine / "half", "--task", "1.2")[0] == 1


def test_check_prints_json_and_nothing_else(grader, mine):
    code, out, err = grader("check", "week01", mine / "half", "--json")

    result = valid(out)
    assert (code, err, result["outcome"], result["score"]) == (1, "", "failed", 20)
    assert result["isolation"] == "none"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (None, "hint 1 of 2\n\nWhat is twice 1?"),
        (2, "hint 2 of 2"),
        (99, "hint 2 of 2"),
    ],
)
def test_hints_become_stronger(grader, number, said):
    code, out, _ = grader("hint", "1.1", *([number] if number else []))

    assert code == 0
    assert said in out


# grade and replay


def test_grade_ends_with_0_if_all_have_all_points(grade, solution, tmp_path):
    code, out, _ = grade(ada=solution)

    assert code == 0
    assert "100/100" in out
    assert (tmp_path / "results/class.csv").exists()


def test_grade_says_whom_it_does_not_grade(grade, hand_in, solution):
    (hand_in(ada=solution) / "bob.zip").write_text("")

    code, out, err = grade("--json", ada=solution)

    assert (code, len(json.loads(out))) == (0, 1)
    assert err == "grader: 'bob.zip' is no learner's folder and is not graded.\n"


def test_grade_prints_json_and_nothing_else(grade, solution):
    code, out, err = grade("--json", ada=solution, bob=HALF)

    assert (code, err) == (1, "")
    assert [valid(json.dumps(r))["score"] for r in json.loads(out)] == [100, 60]


def test_grade_uses_a_result_again_unless_asked_not_to(grade, tmp_path):
    first = grade("--json", ada=HALF)[1]
    path = tmp_path / "results/ada/week01_tiny.json"
    path.write_text(path.read_text().replace('"notes": []', '"notes": ["old"]'))

    again = json.loads(grade("--json", ada=HALF)[1])[0]
    fresh = json.loads(grade("--json", "--fresh", ada=HALF)[1])[0]

    assert (again["notes"], fresh["notes"]) == (["old"], [])
    assert json.loads(first)[0]["score"] == again["score"] == fresh["score"] == 60


def test_grade_ends_with_2_if_one_cannot_be_graded(grade, tmp_path, course_root):
    path = course_root / "tests/week01_tiny/test_tiny.py"
    path.write_text(path.read_text().replace("TWICE = 2.0", "TWICE = None"))

    code, out, _ = grade(ada=HALF)

    assert code == 2
    assert "error" in out


def test_replay_finds_the_same_result_and_a_changed_one(grade, grader, tmp_path):
    grade(ada=HALF)
    path = tmp_path / "results/ada/week01_tiny.json"

    assert grader("replay", path, "--isolation", "none")[:2] == (
        0,
        "The same result.\n",
    )

    path.write_text(path.read_text().replace('"score": 60.0', '"score": 61.0'))
    code, out, _ = grader("replay", path, "--isolation", "none")
    assert (code, out) == (1, "The score was 61 and is 60.\n")


# for authors


def test_release_writes_and_compares(grader, course_root):
    code, out, _ = grader("release", "--check")
    assert (code, "missing: course.json" in out) == (1, True)

    assert grader("release")[:2] == (0, "assignments/ is written.\n")
    assert grader("release", "--check")[:2] == (0, "Up to date.\n")


def test_verify_reports_each_week(grader, monkeypatch):
    from grader import verify

    rows, problems = [verify.Row("reference", 1, 1)], []
    monkeypatch.setattr(
        verify, "verify_week", lambda w, *_: verify.Report(w.name, rows, problems)
    )
    assert grader("verify")[:2] == (
        0,
        verify.Report("week01_tiny", rows, []).text() + "\n",
    )

    problems.append("mutant x: passes every test")
    assert grader("verify", "week01")[0] == 1


def test_doctor_ends_with_2_if_something_needed_is_missing(grader, monkeypatch):
    from grader import doctor

    fine = doctor.Row("numpy", "2.0", True)
    spare = doctor.Row("nbgrader", "not installed", False, needed=False)
    missing = doctor.Row("jail", "no Landlock", False, advice="Use Linux.")

    monkeypatch.setattr(doctor, "examine", lambda: [fine, spare])
    assert grader("doctor")[0] == 0

    monkeypatch.setattr(doctor, "examine", lambda: [fine, missing])
    code, out, _ = grader("doctor")
    assert code == 2
    assert "missing  jail: no Landlock\n         Use Linux." in out
    assert json.loads(grader("doctor", "--json")[1])[1]["advice"] == "Use Linux."


def test_the_command_starts_as_a_program(repository):
    command = [sys.executable, "-m", "grader.cli", "hint", "no-such-task"]

    ended = subprocess.run(command, cwd=repository, capture_output=True, text=True)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "grader: There is no task 'no-such-task' here.\n"
