"""`roster.py`: three kinds of lists, and extensions."""

import pytest

from grader.errors import RosterError
from grader.roster import read_extensions, read_roster


@pytest.fixture
def listed(tmp_path):
    """Write a CSV and read it as a roster."""

    def read(text, encoding="utf-8"):
        path = tmp_path / "roster.csv"
        path.write_bytes(text.encode(encoding))
        return read_roster(path)

    return read


def test_classrooms_roster(listed):
    roster = listed(
        '"identifier","github_username","github_id","name"\n'
        '"s1","ada","17","Lovelace, Ada ""the first"""\n'
    )

    [ada] = roster.learners
    assert (ada.username, ada.identifier) == ("ada", "s1")
    assert (ada.first_name, ada.last_name) == ('Ada "the first"', "Lovelace")
    assert roster.problems == []


def test_classroom_50s_roster(listed):
    roster = listed(
        "username,first_name,last_name,email,section,github_id\n"
        "bob,Bob,Bobson,bob@example.org,B,3\n"
    )

    [bob] = roster.learners
    assert (bob.name, bob.email, bob.section) == ("Bob Bobson", "bob@example.org", "B")


@pytest.mark.parametrize(
    "remote",
    [
        "https://example.org/a.git", "ssh://git@example.org/a.git",
        "git@example.org:a/b.git", "file:///srv/a.git",
    ],
)  # fmt: skip
def test_our_roster_may_name_remotes(listed, remote):
    roster = listed(f"learner,name,remote\ncem,Cem Anday,{remote}\n")

    assert roster.learners[0].remote == remote
    assert roster.learners[0].last_name == "Anday"


def test_who_has_no_name_is_called_by_the_user_name(listed):
    assert listed("learner\ndora\n").learners[0].name == "dora"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("s2,,,Eve", "line 3: s2 has no github_username."),
        ("s2,../up,,Eve", "line 3: '../up' can be no user name on GitHub."),
        ("s2,a b,,Eve", "line 3: 'a b' can be no user name on GitHub."),
        ("s2,-x,,Eve", "line 3: '-x' can be no user name on GitHub."),
        ("s2,ADA,,Eve", "line 3: ADA stands twice; the first line counts."),
    ],
)
def test_a_line_without_a_learner_is_reported_and_left_out(listed, line, said):
    roster = listed(f"identifier,github_username,github_id,name\ns1,ada,1,A\n{line}\n")

    assert [learner.username for learner in roster.learners] == ["ada"]
    assert roster.problems == [said]


@pytest.mark.parametrize(
    "remote",
    ["ext::sh -c id", "--upload-pack=id", "https://me:pw@example.org/a", "http://x/a"],
)
def test_a_remote_that_could_run_or_leak_something_is_refused(listed, remote):
    roster = listed(f"learner,remote\neve,{remote}\n")

    assert roster.learners == []
    assert "the remote of eve must" in roster.problems[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "must have a column github_username, username or learner"),
        ("", "It has none"),
        ('learner\n"a\n', "is no CSV"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(listed, text, said):
    with pytest.raises(RosterError, match=said):
        listed(text)


def test_a_roster_in_another_encoding_is_refused(listed):
    with pytest.raises(RosterError, match="must be UTF-8"):
        listed("learner,name\nada,Ångström\n", encoding="latin-1")


def test_a_roster_of_excel_is_read(listed):
    assert listed("\ufefflearner\r\nada\r\n\r\n").learners[0].username == "ada"


def test_a_roster_that_is_not_there(tmp_path):
    with pytest.raises(RosterError, match="No such file"):
        read_roster(tmp_path / "none.csv")


def test_extensions(tmp_path):
    path = tmp_path / "extensions.csv"
    path.write_text("learner,week,until\nada,week01,2026-10-13T00:00:00+02:00\n")

    [extension] = read_extensions(path)

    assert extension.until.isoformat() == "2026-10-13T00:00:00+02:00"


@pytest.mark.parametrize("until", ["2026-10-13T00:00:00", "tomorrow", ""])
def test_an_extension_needs_a_time_with_its_zone(tmp_path, until):
    path = tmp_path / "extensions.csv"
    path.write_text(f"learner,week,until\nada,week01,{until}\n")

    with pytest.raises(RosterError, match="line 2: until must be a time with its zone"):
        read_extensions(path)


def test_extensions_need_their_columns(tmp_path):
    path = tmp_path / "extensions.csv"
    path.write_text("learner,until\n")

    with pytest.raises(RosterError, match="column week is missing"):
        read_extensions(path)
