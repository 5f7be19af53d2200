"""`doctor.py`: what this host can do, and what to do about what it cannot."""

import pytest

from grader import doctor
from grader.doctor import Row, examine
from grader.errors import IsolationError
from grader.failures import LearnerError


@pytest.fixture
def rows():
    """All findings, by what was looked at."""
    return {row.what: row for row in examine()}


def test_all_that_grading_needs_is_looked_at(rows):
    assert {"Python", "system", "numpy", "sandlock", "Landlock", "jail"} <= rows.keys()
    assert rows["Python"].ok
    assert rows["numpy"].ok


def test_whatever_is_missing_comes_with_advice(rows):
    assert all(row.advice for row in rows.values() if not row.ok and row.needed)


def test_a_jail_that_is_set_up_is_tried(rows):
    tried = [row for what, row in rows.items() if what.startswith("jailed code")]

    assert rows["jail"].ok == bool(tried)
    assert all(row.ok and row.found.startswith("no") for row in tried)


def test_a_package_that_is_missing_is_told():
    row = doctor._package("no-such-package-at-all", needed=True, advice="Install it.")

    assert row == Row(
        "no-such-package-at-all", "not installed", False, True, "Install it."
    )


def test_a_jail_that_cannot_be_set_up_is_told(monkeypatch):
    class Broken:
        def __init__(self, *arguments):
            pass

        def nest(self, setup):
            raise IsolationError("no Landlock")

        def close(self):
            pass

    monkeypatch.setattr(doctor, "Jail", Broken)

    (row,) = doctor._jail()

    assert (row.found, row.ok) == ("no Landlock", False)
    assert "--isolation none" in row.advice


def raising():
    raise LearnerError(["PermissionError"], "")


@pytest.mark.parametrize(
    ("attempt", "said"),
    [(lambda: True, "yes"), (lambda: False, "no"), (raising, "no (PermissionError)")],
)
def test_an_attempt_succeeds_or_does_not(attempt, said):
    assert doctor._outcome(attempt) == said
