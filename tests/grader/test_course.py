"""`course.py`: course.toml and week.toml as records, and errors that say where."""

import json

import pytest

from grader.course import find_course
from grader.errors import CourseError

WEEK = "solutions/week01_tiny/week.toml"


def change(root, old, new, path=WEEK):
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))


def test_a_course_is_found_from_a_folder_inside(course_root):
    course = find_course(course_root / "solutions" / "week01_tiny")

    assert [week.name for week in course.weeks] == ["week01_tiny"]
    assert not course.is_released


def test_a_course_is_found_from_the_current_folder(course_root, monkeypatch):
    monkeypatch.chdir(course_root)

    assert find_course().title == "Tiny course"


def test_no_course_is_an_error_that_says_where(tmp_path):
    with pytest.raises(CourseError, match="No course here"):
        find_course(tmp_path)


@pytest.mark.parametrize("name", ["week01_tiny", "week01", "week01_tiny/"])
def test_a_week_has_a_long_and_a_short_name(course, name):
    assert course.week(name).short == "week01"


def test_an_unknown_week_is_an_error_that_lists_the_weeks(course):
    with pytest.raises(CourseError, match=r"no week 'week09' here. Weeks: week01\."):
        course.week("week09")


def test_a_week_knows_its_folders(week, course_root):
    assert week.work == week.assignment == course_root / "assignments/week01_tiny"
    assert week.solution == course_root / "solutions/week01_tiny"
    assert week.tests == course_root / "tests/week01_tiny"


def test_a_task_is_found_by_its_id(week):
    assert week.task("1.2").title == "Quadruple"
    with pytest.raises(CourseError, match=r"no task 9\.9. It has 1\.1, 1\.2\."):
        week.task("9.9")


def test_a_task_may_have_a_runtime_of_its_own(course_root):
    change(course_root, 'id = "1.2"', 'id = "1.2"\nruntime = "matplotlib"')
    week = find_course(course_root).weeks[0]

    assert week.runtime_of("1.1") == "numpy"
    assert week.runtime_of("1.2") == "matplotlib"
    assert week.runtimes_of(["1.1"]) == {"numpy"}
    assert week.runtimes_of(["1.1", "1.2"]) == {"matplotlib"}


def test_a_released_course_has_its_weeks_beside_the_record(course_root, tmp_path):
    from grader.release import write_course

    write_course(find_course(course_root), tmp_path / "learners")
    course = find_course(tmp_path / "learners")

    assert course.is_released
    assert course.weeks[0].work == tmp_path / "learners" / "week01_tiny"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = 60", "points = 61", "must sum to 100, not 101"),
        ("points = 60", "points = -60", "points"),
        ("points = 60", 'points = "60"', "points"),
        ('id = "1.2"', 'id = "1.1"', "a task id stands twice"),
        ('id = "1.2"', 'id = "one"', "id"),
        ('module = "tiny"', 'module = "other"', "module 'other'"),
        ('runtime = "numpy"', 'runtime = "torch"', "torch"),
        ("minutes = 5", "minuts = 5", "minuts"),
        ("seconds = 2.0", "seconds = 0", "seconds"),
        ('["What is twice 1?", "What is x + x?"]', "[]", "hints"),
        ('modules = ["tiny"]', 'modules = ["../evil"]', "modules"),
        ('modules = ["tiny"]', "modules = []", "modules"),
        ('title = "Tiny"', "title = ", "week.toml"),
    ],
)
def test_a_week_that_is_wrong_is_an_error_that_names_file_and_key(
    course_root, old, new, said
):
    change(course_root, old, new)

    with pytest.raises(CourseError) as raised:
        find_course(course_root)
    assert "week.toml" in str(raised.value)
    assert said in str(raised.value)


def test_a_week_without_a_record_is_an_error_that_names_the_file(course_root):
    (course_root / WEEK).unlink()

    with pytest.raises(CourseError, match=r"week\.toml is missing"):
        find_course(course_root)


@pytest.mark.parametrize("name", ["../outside", "/etc", "Week 1"])
def test_a_week_is_named_like_a_folder(course_root, name):
    change(course_root, "week01_tiny", name, "course.toml")

    with pytest.raises(CourseError, match=r"course\.toml"):
        find_course(course_root)


def test_a_record_that_is_not_utf8_is_an_error_that_names_the_file(course_root):
    (course_root / WEEK).write_bytes(b'title = "\xff"')

    with pytest.raises(CourseError, match=r"week\.toml"):
        find_course(course_root)


def test_points_with_decimals_may_sum_to_100(course_root):
    change(course_root, "points = 60", "points = 33.4")
    change(course_root, "points = 40", "points = 33.3")
    third = '\n[[tasks]]\nid = "1.3"\ntitle = "T"\nmodule = "tiny"\nfunctions = []\n'
    with (course_root / WEEK).open("a") as file:
        file.write(third + 'points = 33.3\nhints = ["?"]\n')

    assert len(find_course(course_root).weeks[0].file.tasks) == 3


def test_a_damaged_learners_record_is_an_error_that_names_the_file(tmp_path):
    (tmp_path / "course.json").write_text(json.dumps({"title": "T"}))

    with pytest.raises(CourseError, match=r"course\.json"):
        find_course(tmp_path)
