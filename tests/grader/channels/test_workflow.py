"""`grader ci`: which weeks are checked, and what Actions is told."""

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from grader.channels import workflow
from grader.course import find_course
from grader.release import write_course

TIME = "2026-10-10T09:00:00Z"
ALL = "def double(x):\n    return 2 * x\n\n\ndef quadruple(x):\n    return 4 * x\n"
TWICE = ALL.replace("4 * x", "2 * x")


@pytest.fixture
def work(fake, course, github_course, clone, monkeypatch, tmp_path):
    """A learner's clone, at its first commit, with the runner's variables."""
    folder = clone(fake.make("weeks-ada"))
    write_course(find_course(github_course), folder.folder)
    folder.push("2026-10-01T09:00:00Z")
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_EVENT_PATH"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("GITHUB_REPOSITORY", "dl-101/weeks-ada")
    monkeypatch.setenv("GITHUB_ACTOR", "teacher")
    monkeypatch.chdir(folder.folder)
    return folder


@pytest.fixture
def checked(work, capsys, tmp_path):
    """Run `grader ci` in the clone."""

    def run(before=None):
        if before is not None:
            event = json.dumps({"before": before})
            (tmp_path / "GITHUB_EVENT_PATH").write_text(event)
        results = workflow.run(find_course(work.folder), work.folder / "results")
        return SimpleNamespace(
            results=results,
            printed=capsys.readouterr().out,
            summary=(tmp_path / "GITHUB_STEP_SUMMARY").read_text(),
            output=tmp_path / "GITHUB_OUTPUT",
        )

    return run


def test_only_weeks_that_changed_are_checked(work, checked, git):
    before = git("rev-parse", "HEAD", folder=work.folder)
    work.put("notes.txt", "x")
    work.push(TIME)

    found = checked(before)

    assert found.results == []
    assert found.summary.startswith("No week's files changed")
    assert not found.output.exists()
    assert "::notice" not in found.printed


def test_a_week_that_changed_is_checked_with_its_public_tests(work, checked, git):
    before = git("rev-parse", "HEAD", folder=work.folder)
    work.put("week01_tiny/tiny.py", ALL)
    work.push(TIME)

    found = checked(before)

    [result] = found.results
    assert (result.score, result.max_score) == (30, 30)


@pytest.mark.parametrize("before", [None, "0" * 40, "deadbeef" * 5, "--output=x", 7])
def test_without_a_push_before_all_that_was_begun_is_checked(work, checked, before):
    """The first push to a branch, or one that rewrote it."""
    work.put("week01_tiny/tiny.py", ALL)
    work.push(TIME)

    assert [result.week for result in checked(before).results] == ["week01_tiny"]


def test_a_failure_stands_beside_its_function(work, checked):
    work.put("week01_tiny/tiny.py", TWICE)
    work.push(TIME)

    printed = checked().printed

    [line] = [x for x in printed.splitlines() if x.startswith("::error")]
    place, _, message = line.partition("::error ")[2].partition("::")
    assert place == (
        "file=week01_tiny/tiny.py,line=5,title=1.2 Four times 3 is 12. [0/10]"
    )
    assert message.startswith("called    quadruple(3.0)%0Aexpected  ")


def test_the_owner_is_who_the_repository_is_named_after(work, checked):
    work.put("week01_tiny/tiny.py", ALL)
    work.push(TIME)

    checked()

    path = work.folder / "results/week01/result.json"
    record = json.loads(path.read_bytes())
    assert (record["owner"], record["submitted_by"]["username"]) == ("ada", "teacher")


def test_what_learners_print_is_fenced(work, checked):
    shout = 'print("::error::mine")\nprint("##[group]x")\n'
    work.put("week01_tiny/tiny.py", shout + TWICE)
    work.push(TIME)

    printed = checked().printed

    lines = printed.splitlines()
    word = lines[0].removeprefix("::stop-commands::")
    assert len(word) == 32
    end = lines.index(f"::{word}::")
    assert not any("mine" in line for line in lines[end:])
    assert not any(line.startswith("::error::mine") for line in lines)


def test_the_fence_is_another_each_time(capsys):
    for _ in range(2):
        with workflow.fenced():
            pass

    lines = capsys.readouterr().out.splitlines()
    first, second = (x for x in lines if x.startswith("::stop-commands::"))
    assert first != second


def test_a_fence_ends_though_the_grader_breaks(capsys):
    with pytest.raises(ZeroDivisionError), workflow.fenced():
        raise ZeroDivisionError

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("50 %\r\nx", "50 %25%0D%0Ax"), ("%0A::error::", "%250A::error::")],
)
def test_a_commands_text_is_escaped(text, escaped):
    assert workflow._text(text) == escaped


def test_a_commands_properties_are_escaped():
    assert workflow._property("a,line=1::b") == "a%2Cline=1%3A%3Ab"


def test_a_summary_is_never_longer_than_actions_takes(course, result, test_result):
    tests = [test_result(message="ä" * 4000) for _ in range(300)]

    text = workflow.summary(course, [result(tests)])

    assert len(text.encode()) < 1024 * 1024
    assert text.endswith("(cut off)\n")


@pytest.mark.parametrize(
    ("repository", "owner"),
    [
        ("dl-101/weeks-ada", "ada"),
        ("dl-101/weeks-", ""),
        ("dl-101/other-ada", ""),
        ("", ""),
    ],
)
def test_an_owner_is_read_from_a_repositorys_name(github_course, repository, owner):
    assert workflow.owner_of(find_course(github_course), repository) == owner


def test_without_settings_nobody_owns_a_repository(course):
    assert workflow.owner_of(course, "dl-101/weeks-ada") == ""


STAFF = ["cryptography", "github", "hatchling", "jupytext", "nbformat", "sandlock"]


def test_learners_need_nothing_of_the_staffs(work):
    """Neither to import, nor in the time that `grader check` takes."""
    work.put("week01_tiny/tiny.py", ALL)
    work.push(TIME)
    lines = [f"sys.modules[{name!r}] = None" for name in STAFF]
    script = "\n".join(
        ["import sys", *lines, "from grader.cli import app", "app(sys.argv[1:])"]
    )

    for arguments in (["check", "week01"], ["ci"]):
        ran = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_grader_check_imports_no_github_and_no_formats():
    script = "import sys, grader.cli; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    loaded = set(ran.stdout.split())
    assert {"grader.cli", "grader.channels.github_commands"} <= loaded
    heavy = {"github", "cryptography", "msgspec", "numpy", "csv", "urllib3"}
    assert not loaded & heavy
