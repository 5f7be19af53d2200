"""`release.py`: the learners' repository, from what staff write."""

import pytest

from grader import provenance, release
from grader.course import find_course
from grader.errors import CourseError
from grader.release import differences, release_course, write_course


@pytest.fixture
def released(course, course_root):
    """The tiny course's assignments/, written."""
    release_course(course)
    return course_root / "assignments"


# the whole


def test_a_release_has_all_files_of_a_week(released):
    names = {str(p.relative_to(released)) for p in released.rglob("*") if p.is_file()}

    week = {"README.md", "lab.ipynb", "test_public.py", "tiny.py", "week.json"}
    assert names == {"course.json"} | {f"week01_tiny/{name}" for name in week}


def test_a_release_can_be_worked_with(released):
    course = find_course(released)

    assert course.title == "Tiny course"
    assert course.weeks[0].file.tasks[1].points == 40


def test_a_release_holds_nothing_hidden(released):
    text = "".join(path.read_text() for path in released.rglob("*.*") if path.is_file())

    for secret in ("HIDDEN_FACTOR", "test_double_of_an_array", "2 * x", "x * x"):
        assert secret not in text


def test_files_for_every_learner_come_from_a_template(course, course_root):
    template = course_root / "solutions" / "learners" / ".github"
    template.mkdir(parents=True)
    (template / "check.yml").write_text("on: push\n")

    release_course(course)

    assert (course_root / "assignments/.github/check.yml").read_text() == "on: push\n"


def test_a_release_replaces_the_last_one(course, released):
    (released / "old.txt").write_text("old")

    release_course(course)

    assert not (released / "old.txt").exists()
    assert not list(released.parent.glob(".release-*"))


def test_a_release_that_fails_leaves_the_last_one(course, course_root, released):
    before = (released / "week01_tiny" / "tiny.py").read_text()
    (course_root / "solutions/week01_tiny/tiny.py").write_text("# BEGIN SOLUTION 1\n")

    with pytest.raises(CourseError):
        release_course(course)

    assert (released / "week01_tiny" / "tiny.py").read_text() == before


def test_two_releases_are_the_same_bytes(course, tmp_path, released):
    write_course(course, tmp_path / "again")

    for path in (p for p in released.rglob("*") if p.is_file()):
        again = tmp_path / "again" / path.relative_to(released)
        assert again.read_bytes() == path.read_bytes()


def test_no_difference_is_found_after_a_release(course, released):
    (released / "week01_tiny" / "__pycache__").mkdir()
    (released / "week01_tiny" / "__pycache__" / "x.pyc").write_bytes(b"x")

    assert differences(course) == []


@pytest.mark.parametrize(
    "path", ["solutions/week01_tiny/tiny.py", "tests/week01_tiny/wrong/dbl_square.py"]
)
def test_the_table_of_mistakes_is_made_anew_if_what_it_is_made_from_changes(
    course, course_root, released, monkeypatch, path
):
    baked = []
    monkeypatch.setattr(release, "bake_mistakes", lambda week: baked.append(week) or [])

    release_course(course)
    assert baked == []

    with (course_root / path).open("a") as file:
        file.write("# changed\n")
    provenance._files_hash.cache_clear()  # a command reads files once
    release_course(find_course(course_root))
    assert len(baked) == 1


def test_every_difference_is_found(course, released):
    (released / "new.txt").write_text("new")
    (released / "week01_tiny" / "README.md").unlink()
    for name in ("tiny.py", "lab.ipynb", "week.json", "test_public.py"):
        path = released / "week01_tiny" / name
        path.write_bytes(path.read_bytes() + b" ")

    assert differences(course) == [
        "missing: week01_tiny/README.md",
        "not of a release: new.txt",
        "differs: week01_tiny/lab.ipynb",
        "differs: week01_tiny/test_public.py",
        "differs: week01_tiny/tiny.py",
        "differs: week01_tiny/week.json",
    ]


def test_a_course_that_was_never_released_differs_in_every_file(course):
    assert len(differences(course)) == 6


def test_a_week_has_exactly_one_file_of_tests(course, course_root):
    (course_root / "tests/week01_tiny/test_more.py").write_text("")

    with pytest.raises(CourseError, match="exactly one"):
        release_course(course)
