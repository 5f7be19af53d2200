"""`collect.py` and `pushes.py`: what is fetched, which commit counts, what is said."""

import os
import subprocess
from datetime import datetime

import msgspec
import pytest

from grader.channels.git import git as plain_git
from grader.channels.pushes import Push, history_of, pin
from grader.collect import folder_of, read_manifest
from grader.errors import ChannelError

EARLY, LATE = "2026-10-11T09:00:00Z", "2026-10-13T09:00:00Z"
FILE = "week01_tiny/tiny.py"


@pytest.fixture
def remotes(fake, github_course, command, tmp_path, monkeypatch):
    """Repositories on disk only: (make one, collect all)."""
    made = {}

    def make(name, *, log=True):
        bare = fake.make(f"weeks-{name}")
        if not log:
            subprocess.run(
                ["git", "-C", bare, "config", "core.logAllRefUpdates", "false"],
                check=True,
            )
        made[name] = bare
        return bare

    def collect(*options, expected=0, **others):
        roster = tmp_path / "roster.csv"
        lines = [f"{name},{bare.as_uri()}" for name, bare in made.items()]
        lines += [f"{name},{remote}" for name, remote in others.items()]
        roster.write_text("\n".join(["learner,remote", *lines]) + "\n")
        out = tmp_path / "collected"
        arguments = ("collect", roster, "--out", out, "--week", "week01")
        code, printed, said = command(
            *arguments, "--no-github", *options, folder=github_course, GRADER_TOKEN=""
        )
        assert code == expected, printed + said
        found = {c.learner: c for c in read_manifest(out)}
        return found, printed, lambda name: folder_of(out, found[name])

    return make, collect


def test_the_last_commit_in_time_counts(remotes, clone):
    make, collect = remotes
    work = clone(make("ada"))
    work.put(FILE, "early = 1\n")
    first = work.push(EARLY)
    work.put(FILE, "late = 1\n")
    work.push(LATE)

    found, printed, folder = collect()

    ada = found["ada"]
    assert (ada.commit, ada.clock, ada.late) == (first, "push", True)
    assert (folder("ada") / FILE).read_text() == "early = 1\n"
    assert "What came after the deadline (2026-10-12 12:00 UTC) is not" in printed


def test_a_commit_that_says_it_is_old_does_not_count(remotes, clone):
    make, collect = remotes
    work = clone(make("eve"))
    first = work.push(EARLY)
    work.push(LATE, commit_time=EARLY)

    assert collect()[0]["eve"].commit == first


def test_where_the_server_keeps_no_times_those_of_commits_count(remotes, clone):
    make, collect = remotes
    work = clone(make("ada", log=False))
    first = work.push(EARLY)
    work.push(LATE)

    clone(make("bob")).push(EARLY)

    found, printed, _ = collect()

    assert (found["ada"].commit, found["ada"].clock) == (first, "commit")
    assert "1 of 2 were judged by the times of commits" in printed


@pytest.mark.parametrize("seconds", [10**12, 10**17])
def test_a_commit_may_claim_any_time(remotes, clone, git, tmp_path, seconds):
    make, collect = remotes
    work = clone(make("eve", log=False))
    first = work.push(EARLY)
    tree = git("rev-parse", "HEAD^{tree}", folder=work.folder)
    who = f"x <x> {seconds} +0000"
    text = f"tree {tree}\nparent {first}\nauthor {who}\ncommitter {who}\n\nx\n"
    (work.folder / "commit").write_text(text)
    commit = git("hash-object", "-tcommit", "-w", "commit", folder=work.folder)
    git("push", "--quiet", "origin", f"{commit}:main", folder=work.folder)

    assert collect()[0]["eve"].commit == first
    remote = f"file://{git('config', 'remote.origin.url', folder=work.folder)}"
    history = history_of(tmp_path / "cache.git", remote, "main")
    pinned = pin(history, None)
    assert (pinned.commit, pinned.time) == (commit, None)


def test_a_head_that_the_server_does_not_list_yet_is_no_way_around(
    fake, github_course, clone, git, tmp_path
):
    """It says that it is old; the list of pushes has everything but it."""
    work = clone(fake.make("weeks-eve"))
    first = work.push(EARLY)
    work.push(LATE, commit_time=EARLY)
    cache = tmp_path / "cache.git"
    remote = fake.repositories["weeks-eve"].bare.as_uri()
    history = history_of(cache, remote, "main")
    listed = [push for push in history.pushes if push.commit == first]
    gone = Push(listed[0].time, "0" * 40)
    history = msgspec.structs.replace(history, pushes=[gone, *listed])

    pinned = pin(history, datetime.fromisoformat("2026-10-12T12:00:00+00:00"))

    assert (pinned.commit, pinned.clock) == (first, "push")
    assert not any("removed" in note for note in pinned.notes)


def test_who_has_not_begun_a_week_is_not_graded(remotes, clone, github_course, command):
    make, collect = remotes
    command("release", folder=github_course)
    stub = (github_course / "assignments" / FILE).read_text()
    for name, text in (("ada", stub), ("bob", stub + "\n")):
        work = clone(make(name))
        work.put(FILE, text)
        work.push(EARLY)

    found, printed, _ = collect()

    assert (found["ada"].commit, found["ada"].problem) == ("", "")
    assert found["bob"].commit
    assert printed.startswith("1 of 2 are in")


def test_an_extension_of_nobody_is_said(remotes, clone, tmp_path):
    make, collect = remotes
    clone(make("ada")).push(EARLY)
    path = tmp_path / "extensions.csv"
    until = "2026-10-14T00:00:00Z"
    path.write_text(f"learner,week,until\nbob,week01,{until}\nada,week9,{until}\n")

    _, printed, _ = collect("--extensions", path)

    assert "The extension of bob, week01 is nobody's." in printed
    assert "The extension of ada, week9 is nobody's." in printed


def test_an_extension_is_a_deadline_of_ones_own(remotes, clone, tmp_path):
    make, collect = remotes
    commits = {}
    for name in ("ada", "bob"):
        work = clone(make(name))
        work.push(EARLY)
        commits[name] = work.push(LATE)
    path = tmp_path / "extensions.csv"
    path.write_text("learner,week,until\nADA,week01,2026-10-14T00:00:00Z\n")

    found, _, _ = collect("--extensions", path)

    assert (found["ada"].commit, found["ada"].late) == (commits["ada"], False)
    assert found["bob"].late


def test_nothing_in_time_is_said(remotes, clone):
    make, collect = remotes
    clone(make("ada")).push(LATE)

    found, printed, _ = collect(expected=2)

    assert found["ada"].commit == ""
    assert "ada, week01_tiny: Nothing was pushed before the deadline" in printed


def test_one_learners_trouble_stops_nobody_elses(remotes, clone, tmp_path):
    make, collect = remotes
    clone(make("ada")).push(EARLY)
    make("empty")
    (tmp_path / "no-repository").mkdir()

    found, printed, _ = collect(
        gone="file:///nowhere/x.git", no=(tmp_path / "no-repository").as_uri()
    )

    assert found["ada"].commit
    assert (
        found["empty"].problem == "The repository is empty: nothing was pushed to it."
    )
    for name in ("gone", "no"):
        assert "does not appear to be a git repository" in found[name].problem
    assert "1 of 4 are in" in printed


def test_a_renamed_branch_is_found_and_said(remotes, clone):
    make, collect = remotes
    commit = clone(make("ada")).push(EARLY, branch="trunk")

    found, printed, _ = collect()

    assert (found["ada"].commit, found["ada"].branch) == (commit, "trunk")
    assert "There is no branch 'main'; 'trunk' was taken." in printed


def test_the_branch_that_we_write_is_nobodys_work(remotes, clone):
    make, collect = remotes
    clone(make("ada")).push(EARLY, branch="feedback")

    assert "is empty" in collect(expected=2)[0]["ada"].problem


def test_a_rewritten_history_is_said_and_loses_nothing(remotes, clone, git):
    make, collect = remotes
    work = clone(make("ada"))
    work.put(FILE, "good = 1\n")
    good = work.push(EARLY)
    collect()
    git("checkout", "--quiet", "--orphan", "other", folder=work.folder)
    work.put(FILE, "worse = 1\n")
    work.push(LATE, "--force")

    found, printed, folder = collect()

    assert found["ada"].commit == good
    assert (folder("ada") / FILE).read_text() == "good = 1\n"
    assert "The history was rewritten" in printed


def test_a_commit_that_was_pushed_in_time_and_is_gone_is_said(remotes, clone, git):
    make, collect = remotes
    bare = make("ada")
    work = clone(bare)
    kept = work.push("2026-10-10T09:00:00Z")
    lost = work.push(EARLY)
    git("reset", "--quiet", "--hard", kept, folder=work.folder)
    work.push(LATE, "--force")

    found, printed, _ = collect()

    assert found["ada"].commit == kept
    assert f"{lost[:7]} was pushed in time and then removed" in printed


def test_a_file_that_is_gone_is_not_graded_from_an_earlier_run(remotes, clone):
    make, collect = remotes
    work = clone(make("ada"))
    work.put(FILE, "x = 1\n")
    work.push(EARLY)
    _, _, folder = collect()
    assert (folder("ada") / FILE).exists()
    (work.folder / FILE).unlink()
    work.push("2026-10-11T10:00:00Z")

    _, _, folder = collect()

    assert not (folder("ada") / FILE).exists()


def test_only_the_weeks_own_plain_files_are_written(remotes, clone, git, tmp_path):
    make, collect = remotes
    work = clone(make("eve"))
    secret = tmp_path / "secret.py"
    secret.write_text("secret = 1\n")
    work.put("tiny.py", "x = 1\n")
    work.put("week01_tiny/conftest.py", "x = 1\n")
    work.put("week01_tiny/test_tiny.py", "x = 1\n")
    work.put("week01_tiny/tiny.ipynb", "{}\n")
    work.put(".gitattributes", "*.py filter=run\n")
    work.put(".gitmodules", '[submodule "x"]\npath = x\nurl = ext::id\n')
    os.symlink(secret, work.folder / FILE)
    work.push(EARLY)

    _, printed, folder = collect()

    files = [p for p in folder("eve").rglob("*") if not p.is_dir()]
    names = {str(p.relative_to(folder("eve"))) for p in files}
    assert names == {"tiny.py", "week01_tiny/tiny.ipynb"}
    assert not any(p.is_symlink() for p in files)
    assert "week01_tiny/tiny.py is no regular file and was left out." in printed


def test_a_file_that_is_too_large_is_left_out(remotes, clone):
    make, collect = remotes
    work = clone(make("eve"))
    work.put(FILE, "#" * 1_000_001)
    work.push(EARLY)

    _, printed, folder = collect()

    assert "has 1,000,001 bytes and was left out" in printed
    assert folder("eve").is_dir()


def test_a_notebook_may_hold_figures(remotes, clone):
    make, collect = remotes
    work = clone(make("eve"))
    output = f'{{"image/png": "{"A" * 1_000_001}"}}'
    work.put("week01_tiny/tiny.ipynb", f'{{"cells": [], "outputs": {output}}}')
    work.push(EARLY)

    _, printed, folder = collect()

    assert "left out" not in printed
    assert (folder("eve") / "week01_tiny/tiny.ipynb").exists()


def test_shards_share_the_learners(remotes, clone, tmp_path, monkeypatch):
    make, collect = remotes
    for name in ("ada", "bob", "cem"):
        clone(make(name)).push(EARLY)
    output = tmp_path / "output"
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))

    found, _, _ = collect("--shards", 2)

    assert {name: c.shard for name, c in found.items()} == {
        "ada": 1,
        "bob": 2,
        "cem": 1,
    }
    assert output.read_text() == (
        'matrix=[{"week": "week01_tiny", "shard": "1"}, '
        '{"week": "week01_tiny", "shard": "2"}]\n'
    )


def test_ssh_is_spoken_without_questions(remotes, tmp_path, clone):
    """A stand-in for ssh runs what a server would run."""
    make, collect = remotes
    bare = make("ada")
    clone(bare).push(EARLY)
    ssh = tmp_path / "ssh"
    ssh.write_text('#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n')
    ssh.chmod(0o755)
    os.environ["GIT_SSH_COMMAND"] = str(ssh)
    try:
        found, _, _ = collect(bob=f"git@example.org:{bare}")
    finally:
        del os.environ["GIT_SSH_COMMAND"]

    assert found["bob"].commit == found["ada"].commit


# git itself


def test_a_repository_that_is_too_large_is_said(fake, clone, tmp_path, monkeypatch):
    work = clone(fake.make("weeks-eve"))
    (work.folder / "large").write_bytes(os.urandom(300_000))
    work.push(EARLY)
    monkeypatch.setattr("grader.channels.git.LARGEST_FILE", 200_000)
    remote = fake.repositories["weeks-eve"].bare.as_uri()

    with pytest.raises(ChannelError, match="it would write more than 200,000 bytes"):
        history_of(tmp_path / "cache.git", remote, "main")


def test_the_token_is_in_no_argument_and_no_file(tmp_path, monkeypatch):
    """A stand-in for git writes down how it was called."""
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/argv\nenv > {tmp_path}/env\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("GRADER_TOKEN", "ghs_secret")
    monkeypatch.setenv("GRADER_SIGNING_KEY", "key")

    plain_git("fetch", "--", "https://github.com/a/b.git")

    environment = (tmp_path / "env").read_text()
    assert "ghs_secret" not in (tmp_path / "argv").read_text()
    assert "GIT_CONFIG_KEY_0=http.https://github.com/.extraHeader" in environment
    assert "GRADER_SIGNING_KEY" not in environment


def test_git_uses_no_settings_of_this_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text("[alias]\n  mine = version\n")

    with pytest.raises(ChannelError, match="is not a git command"):
        plain_git("mine")


def test_what_git_says_holds_no_token(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_TOKEN", "ghs_secret")

    with pytest.raises(ChannelError) as caught:
        plain_git("rev-parse", "ghs_secret", folder=tmp_path)

    assert "ghs_secret" not in str(caught.value)


def test_a_git_that_hangs_is_ended(tmp_path, monkeypatch):
    fake = tmp_path / "git"
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("grader.channels.git.SECONDS", 0.2)

    with pytest.raises(ChannelError, match="did not finish within"):
        plain_git("fetch")
