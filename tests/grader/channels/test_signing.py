"""`signing.py` and `store.py`: what is kept is what was signed."""

import json
from datetime import UTC, datetime

import msgspec
import pytest

from grader import signing, store
from grader.errors import SignatureError

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)


@pytest.fixture
def attempt(result):
    """Make an attempt; not signed yet."""

    def make(learner="ada", week="week01_tiny", commit="c0ffee", graded=NOON, **fields):
        return signing.Attempt(
            learner=learner,
            week=week,
            remote="https://example.org/a.git",
            commit=commit,
            pushed=NOON,
            clock="push",
            deadline=None,
            late=False,
            graded=graded,
            feedback="full",
            result=result(learner=learner, week=week, **fields),
        )

    return make


@pytest.fixture
def kept(tmp_path):
    """Write an attempt to a file, and read and check that file."""

    def check(attempt, **changes):
        path = tmp_path / "attempt.json"
        value = msgspec.to_builtins(attempt)
        for name, new in changes.items():
            *way, last = name.split("__")
            place = value
            for key in way:
                place = place[key]
            place[last] = new
        path.write_text(json.dumps(value))
        found = signing.read_attempt(path)
        signing.check(found)
        return found

    return check


def test_what_is_signed_is_believed(keys, attempt, kept):
    signed = signing.signed(attempt())

    assert kept(signed) == signed


def test_the_signature_does_not_depend_on_how_the_file_is_laid_out(keys, attempt, kept):
    signed = signing.signed(attempt())

    assert kept(signed, result__score=0) == signed  # 0 rather than 0.0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("commit", "decaf"),
        ("graded", "2026-10-13T12:00:00Z"),
        ("late", True),
        ("feedback", "coarse"),
        ("result__score", 100.0),
        ("result__max_score", 1.0),
        ("result__outcome", "passed"),
        ("result__hashes__tests", "x"),
        ("result__hashes__environment", "x"),
        ("result__hashes__submission", "x"),
        ("result__isolation", "sandlock"),
        ("signature", ""),
        ("signature", "AAAA"),
        ("signature", "no base64"),
    ],
)
def test_what_was_edited_is_refused(keys, attempt, kept, name, value):
    signed = signing.signed(attempt())

    with pytest.raises(SignatureError, match="does not fit"):
        kept(signed, **{name: value})


def test_another_learners_result_is_refused_though_it_is_signed(keys, attempt, kept):
    signed = signing.signed(attempt())

    with pytest.raises(SignatureError, match="of eve, .*in it of ada"):
        kept(signed, learner="eve")


def test_what_another_key_signed_is_refused(keys, attempt, kept, make_key, monkeypatch):
    secret, _ = make_key()
    monkeypatch.setenv("GRADER_SIGNING_KEY", secret)

    with pytest.raises(SignatureError, match="does not fit"):
        kept(signing.signed(attempt()))


def test_what_stands_beside_the_signed_parts_is_refused(keys, attempt, kept):
    signed = signing.signed(attempt())

    for name in ("bonus", "result__bonus"):
        with pytest.raises(SignatureError):
            kept(signed, **{name: 5})


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00", "null", '{"learner": 1}'])
def test_a_file_that_is_no_attempt_is_refused(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text)

    with pytest.raises(SignatureError, match="is no signed result"):
        signing.read_attempt(path)


@pytest.mark.parametrize("name", ["learner", "week", "commit"])
def test_a_replayed_result_is_refused(attempt, name):
    wanted = {"learner": "ada", "week": "week01_tiny", "commit": "c0ffee"}
    signing.expect(attempt(), **wanted)

    with pytest.raises(SignatureError, match=f"The {name} must be other. It is"):
        signing.expect(attempt(), **wanted | {name: "other"})


def test_without_a_public_key_the_signing_key_is_enough(
    keys, attempt, kept, monkeypatch
):
    monkeypatch.delenv("GRADER_PUBLIC_KEY")

    kept(signing.signed(attempt()))


@pytest.mark.parametrize("name", ["GRADER_SIGNING_KEY", "GRADER_PUBLIC_KEY"])
@pytest.mark.parametrize("value", [None, "", "not a key"])
def test_a_key_that_is_missing_or_none_is_named(
    keys, attempt, monkeypatch, name, value
):
    signed = signing.signed(attempt())
    for each in ("GRADER_SIGNING_KEY", "GRADER_PUBLIC_KEY"):
        monkeypatch.delenv(each)
    if value is not None:
        monkeypatch.setenv(name, value)

    with pytest.raises(SignatureError, match=name):
        signing.signed(attempt()) if "SIGN" in name else signing.check(signed)


def test_verify_result_says_genuine_or_why_not(
    keys, attempt, command, course_root, tmp_path
):
    path = tmp_path / "a.json"
    path.write_bytes(signing.encoded(signing.signed(attempt())))

    code, printed, _ = command("verify-result", path, folder=course_root)
    assert (code, printed) == (0, "Genuine: ada, week01_tiny, c0ffee: 0 / 20\n")

    options = ("--learner", "eve")
    code, _, said = command("verify-result", path, *options, folder=course_root)
    assert (code, said) == (2, "grader: The learner must be eve. It is ada.\n")

    path.write_text(path.read_text().replace("c0ffee", "decaf0"))
    code, _, said = command("verify-result", path, folder=course_root)
    assert code == 2
    assert "The signature does not fit" in said


# the store


def test_the_store_keeps_every_attempt(keys, attempt, fake, git):
    remote = fake.make("grading").as_uri()
    times = [NOON.replace(hour=hour) for hour in (9, 15, 11)]

    for graded in times:
        with store.opened(remote) as kept:
            kept.add(signing.signed(attempt(graded=graded)))
            kept.save()

    with store.opened(remote) as kept:
        found = [a.graded for a in kept.attempts("ada", "week01_tiny")]
        assert found == sorted(times)
        assert [a.graded for a in store.latest(kept)] == [max(times)]


def test_two_who_write_at_once_both_keep_theirs(keys, attempt, fake):
    remote = fake.make("grading").as_uri()
    with store.opened(remote) as first, store.opened(remote) as second:
        first.add(signing.signed(attempt(learner="ada")))
        second.add(signing.signed(attempt(learner="bob")))
        first.save()
        second.save()
    with store.opened(remote) as first, store.opened(remote) as second:
        first.add(signing.signed(attempt(learner="cem")))
        second.add(signing.signed(attempt(learner="dora")))
        first.save()
        second.save()

    with store.opened(remote) as kept:
        found = [a.learner for a in store.latest(kept)]
    assert found == ["ada", "bob", "cem", "dora"]


def test_what_is_forged_or_misplaced_in_the_store_is_passed_over(
    keys, attempt, tmp_path
):
    kept = store.Store(tmp_path)
    good = signing.signed(attempt())
    kept.add(good)
    forged = msgspec.structs.replace(attempt(commit="f00d"), signature="AAAA")
    kept.add(forged)
    misplaced = kept.path_of(attempt(learner="eve"))
    misplaced.parent.mkdir(parents=True)
    misplaced.write_bytes(kept.path_of(good).read_bytes())

    assert kept.attempts("ada", "week01_tiny") == [good]
    assert kept.attempts("eve", "week01_tiny") == []
    assert len(kept.problems) == 2
    assert "The learner must be eve. It is ada." in kept.problems[1]


def test_without_a_key_nothing_in_the_store_is_called_forged(
    keys, attempt, tmp_path, monkeypatch
):
    kept = store.Store(tmp_path)
    kept.add(signing.signed(attempt()))
    for name in ("GRADER_SIGNING_KEY", "GRADER_PUBLIC_KEY"):
        monkeypatch.delenv(name)

    with pytest.raises(SignatureError, match="GRADER_PUBLIC_KEY"):
        kept.attempts("ada", "week01_tiny")
