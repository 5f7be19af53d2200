"""`publish.py`: which results count, what is kept, and what learners read of it."""

import os
import re
from types import SimpleNamespace

import msgspec
import pytest

from grader import publish, store
from grader.channels.github import Channel
from grader.collect import Collected, folder_of
from grader.course import find_course
from grader.provenance import hashes_of
from grader.results import TaskResult, write_atomically, write_result
from grader.submission import read_submission

HALF = "def double(x):\n    return 2 * x\n"
TASK = TaskResult(id="1.1", title="Double", score=10.0, max_score=20.0)


@pytest.fixture
def term(fake, github_course, tmp_path, keys, result, test_result, clone):
    """Collect, grade and publish without collecting and grading."""
    course = find_course(github_course)
    week = course.weeks[0]
    kept = fake.make("grading").as_uri()
    collected, results = tmp_path / "collected", tmp_path / "results"
    manifest = {}

    def hand_in(learner="ada", source=HALF, **fields):
        name = f"weeks-{learner}"
        if name not in fake.repositories:
            work = clone(fake.make(name))
            commit = work.push("2026-10-10T09:00:00Z")
        else:
            commit = manifest[learner].commit
        bare = fake.repositories[name].bare
        entry = Collected(
            learner=learner, week=week.name, remote=bare.as_uri(), commit=commit
        )
        manifest[learner] = entry
        folder = folder_of(collected, entry)
        write_atomically(folder / week.name / "tiny.py", source.encode())
        snapshot = read_submission(folder, week)
        plain = {
            "learner": learner,
            "score": 10.0,
            "tasks": [TASK],
            "isolation": "sandlock",
            "max_score": 20.0,
            "hashes": hashes_of(week, snapshot),
        }
        tests = [test_result(points=10.0, message="called    double(3)", hint="Why?")]
        made = result(tests, **{**plain, **fields})
        write_result(made, results / learner / f"{week.name}.json")

    def tell():
        data = msgspec.json.encode(list(manifest.values()))
        write_atomically(collected / "collected.json", data)
        found = publish.publish_all(
            course, collected, results, kept, Channel("dl-101"), lambda each: None
        )
        return {each.learner: each for each in found}

    def attempts(learner="ada"):
        with store.opened(kept) as copy:
            return copy.attempts(learner, week.name)

    return SimpleNamespace(
        hand_in=hand_in, tell=tell, attempts=attempts, manifest=manifest,
        results=results, collected=collected, week=week, kept=kept, course=course,
    )  # fmt: skip


def test_what_is_published_is_kept_and_told(term, fake):
    term.hand_in()

    found = term.tell()["ada"]

    assert found.problems == []
    assert term.attempts() == [found.attempt]
    ada = fake.repositories["weeks-ada"]
    assert ada.statuses[0]["description"] == "10 / 20 points"
    assert "double(3)" in ada.comments[0]["body"]
    assert ada.checks[0]["annotations"][0]["start_line"] == 1


def test_the_same_files_make_no_second_attempt(term, fake):
    term.hand_in()
    first = term.tell()["ada"].attempt
    asked = len(fake.log)

    assert term.tell()["ada"].attempt == first
    assert term.attempts() == [first]
    assert len(fake.log) == asked  # GitHub is left in peace


def test_what_could_not_be_told_is_told_the_next_time(term, fake):
    term.hand_in()
    fake.broken["weeks-ada"] = (403, {}, {"message": "API rate limit exceeded"})
    first = term.tell()["ada"]
    assert "rate limit" in first.problems[0]
    fake.broken.clear()

    second = term.tell()["ada"]

    assert (second.attempt, second.problems) == (first.attempt, [])
    assert fake.repositories["weeks-ada"].comments


def test_other_files_make_a_second_attempt_and_the_first_is_kept(term, fake):
    term.hand_in()
    term.tell()
    term.hand_in(source="x = 1\n", score=0.0)
    term.tell()

    assert [a.result.score for a in term.attempts()] == [10, 0]
    assert len(fake.repositories["weeks-ada"].comments) == 1


def test_what_was_not_graded_again_is_told_as_it_was(term):
    term.hand_in()
    first = term.tell()["ada"].attempt
    (term.results / "ada" / "week01_tiny.json").unlink()
    old = term.manifest["ada"]
    term.manifest["ada"] = msgspec.structs.replace(old, shard=0)
    folder_of(term.collected, old).rename(
        folder_of(term.collected, term.manifest["ada"]).parent.parent / "0"
    )

    assert term.tell()["ada"].attempt == first


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"learner": "eve"}, "The result is of eve, week01_tiny"),
        ({"week": "week02_other"}, "The result is of ada, week02_other"),
        ({"hashes": None}, "not of the files that were collected"),
        ({"isolation": "none"}, "without a jail"),
        ({"outcome": "error", "notes": ["Not graded: x"]}, "Not graded: x"),
        ({"outcome": "error"}, "The grader broke"),
    ],
)
def test_a_result_that_does_not_count_is_neither_kept_nor_told(
    term, fake, fields, said, result
):
    if "hashes" in fields:
        fields = {"hashes": result().hashes}  # those of other files
    term.hand_in(**{k: v for k, v in fields.items() if k != "learner"})
    if "learner" in fields:
        path = term.results / "ada" / "week01_tiny.json"
        path.write_text(path.read_text().replace('"ada"', '"eve"'))

    found = term.tell()["ada"]

    assert found.attempt is None
    assert said in found.problems[0]
    assert term.attempts() == []
    assert fake.repositories["weeks-ada"].statuses == []


def test_a_result_that_is_missing_is_said_and_stops_nobody_elses(term):
    term.hand_in("ada")
    term.hand_in("bob")
    (term.results / "ada" / "week01_tiny.json").unlink()

    found = term.tell()

    assert "is no result" in found["ada"].problems[0]
    assert found["bob"].problems == []


def test_a_repository_that_is_gone_is_said_and_the_result_kept(term, fake):
    term.hand_in("ada")
    term.hand_in("bob")
    fake.repositories["weeks-ada"].bare.rename(fake.folder / "moved")
    fake.broken["weeks-ada"] = (404, {}, {"message": "Not Found"})

    found = term.tell()

    assert len(found["ada"].problems) == 4  # branch, status, comment, check run
    assert len(term.attempts("ada")) == 1
    assert found["bob"].problems == []


def test_check_runs_need_an_app_and_the_rest_does_not(term, fake):
    term.hand_in()
    refuse = (403, {}, {"message": "You must authenticate via a GitHub App."})
    reply = fake._reply

    def without_checks(method, parts, body):
        is_check = method == "POST" and "check-runs" in parts.path
        return refuse if is_check else reply(method, parts, body)

    fake._reply = without_checks

    found = term.tell()["ada"]

    assert found.problems == [
        "GitHub refuses (403): You must authenticate via a GitHub App."
    ]
    assert fake.repositories["weeks-ada"].comments


def test_beyond_the_runs_of_a_day_points_only_are_told(term, fake):
    for number in range(5):
        term.hand_in(source=f"x = {number}\n")
        found = term.tell()["ada"]

    assert found.attempt.feedback == "coarse"
    assert found.attempt.result.tests[0].message  # is kept
    ada = fake.repositories["weeks-ada"]
    told = [ada.comments[0]["body"], str(ada.checks[-1])]
    for text in told:
        assert "10 of 20 points" in text
        assert "4 runs a day" in text
        assert "double(3)" not in text
        assert "Why?" not in text
    assert ada.checks[-1]["annotations"] == []


def test_no_word_of_a_learner_reaches_markdown_as_markup(term, fake):
    note = "<img src=x> @everyone [x](http://x)"
    term.hand_in(notes=[note])

    term.tell()

    body = fake.repositories["weeks-ada"].comments[0]["body"]
    assert "\\<img" in body
    assert not re.search(r"(?<!\\)(<img|@everyone|\[x)", body)


def test_the_feedback_branch_is_ours_whatever_was_there(term, fake, clone, git):
    term.hand_in()
    bare = fake.repositories["weeks-ada"].bare
    work = clone(bare, "again")
    os.symlink("/etc", work.folder / "week01.svg")
    work.push("2026-10-10T10:00:00Z", branch="feedback")

    assert term.tell()["ada"].problems == []

    listing = git("ls-tree", "-r", "feedback", folder=bare).splitlines()
    assert [line.split()[0] for line in listing] == ["100644", "100644"]
    assert ">10 / 20<" in git("show", "feedback:week01.svg", folder=bare)
    assert "10 of 20 points" in git("show", "feedback:week01.md", folder=bare)


def test_a_table_for_the_jobs_summary(term):
    term.hand_in()

    text = publish.table(list(term.tell().values()))

    assert "| ada | week01\\_tiny | 10 / 20 |  |" in text


def test_a_job_speaks_for_the_learners_whom_it_graded_only(term):
    """What another job says of Ada is not looked at."""
    for learner in ("ada", "bob"):
        term.hand_in(learner)
    own, other = (term.results / f"results-{term.week.name}-{n}" for n in (1, 2))
    own.mkdir()
    other.mkdir()
    (term.results / "ada").rename(other / "ada")
    (term.results / "bob").rename(own / "bob")

    found = term.tell()

    assert "is no result" in found["ada"].problems[0]
    assert found["bob"].attempt


def test_who_handed_nothing_in_is_said_and_is_no_trouble(term):
    term.hand_in()
    empty = msgspec.structs.replace(
        term.manifest["ada"], learner="eve", commit="", problem="Empty."
    )
    term.manifest["eve"] = empty

    found = term.tell()["eve"]

    assert (found.attempt, found.problems, found.missing) == (None, [], "Empty.")
    assert publish.described([found]) == ["eve, week01_tiny: Empty."]
