"""`github.py` and `provision.py`: what is asked of GitHub, and what it refuses."""

from urllib.parse import parse_qs

import pytest

from grader.channels.annotations import Annotation
from grader.channels.github import Channel
from grader.channels.provision import provision
from grader.course import find_course
from grader.errors import ChannelError
from grader.roster import Learner

COMMIT = "c" * 40


@pytest.fixture
def channel(fake):
    fake.make("weeks-ada")
    return Channel("dl-101")


@pytest.fixture
def ada(fake, channel):
    """What GitHub knows of Ada's repository."""
    return fake.repositories["weeks-ada"]


@pytest.fixture
def check(channel):
    """Make a check run."""

    def make(run="run", annotations=1):
        found = [Annotation("tiny.py", n + 1, "t", "m") for n in range(annotations)]
        channel.set_check(
            "weeks-ada",
            COMMIT,
            title="grader week01",
            run=run,
            conclusion="failure",
            summary="s" * 100_000,
            annotations=found,
        )

    return make


@pytest.mark.parametrize("count", [0, 1, 50, 51, 120])
def test_a_check_run_takes_any_number_of_annotations(ada, check, count):
    check(annotations=count)

    [made] = ada.checks
    assert [a["start_line"] for a in made["annotations"]] == list(range(1, count + 1))
    assert (made["status"], made["conclusion"]) == ("completed", "failure")


def test_a_check_run_that_is_complete_is_left_alone(fake, ada, check):
    check(annotations=60)
    before = len(fake.writes())

    check(annotations=60)

    assert len(fake.writes()) == before


def test_a_check_run_that_was_cut_off_is_made_again(ada, check):
    check()
    ada.checks[0]["status"] = "in_progress"

    check()

    assert len(ada.checks) == 2


def test_a_new_run_makes_a_new_check(ada, check):
    check("first")
    check("second")

    assert [c["external_id"] for c in ada.checks] == ["first", "second"]


def test_a_comment_is_updated_rather_than_repeated(ada, channel):
    for text in ("one", "one", "two"):
        channel.set_comment("weeks-ada", "<!-- grader week01 -->", text)
    channel.set_comment("weeks-ada", "<!-- grader week02 -->", "other")

    assert [c["body"] for c in ada.comments] == [
        "<!-- grader week01 -->\ntwo",
        "<!-- grader week02 -->\nother",
    ]
    assert len(ada.issues) == 1


def test_the_same_comment_is_not_written_again(fake, channel):
    channel.set_comment("weeks-ada", "<!-- m -->", "one")
    before = len(fake.writes())

    channel.set_comment("weeks-ada", "<!-- m -->", "one")

    assert len(fake.writes()) == before


def test_classrooms_feedback_pull_request_is_preferred(ada, channel):
    pull = dict.fromkeys(("url", "diff_url", "html_url", "patch_url"), "https://x.org")
    ada.issues += [
        {"number": 1, "title": "Feedback"},
        {"number": 2, "title": "Feedback", "pull_request": pull},
        {"number": 3, "title": "Something else"},
    ]

    channel.set_comment("weeks-ada", "<!-- m -->", "text")

    assert ada.comments[0]["issue"] == 2


def test_what_is_too_long_for_github_is_cut(ada, channel, check):
    channel.set_comment("weeks-ada", "<!-- m -->", "x" * 100_000)
    channel.set_status(
        "weeks-ada", COMMIT, context="c", state="success", text="x" * 999
    )
    check()

    assert len(ada.comments[0]["body"]) < 65_536
    assert len(ada.statuses[0]["description"]) == 140
    assert len(ada.checks[0]["output"]["summary"]) < 65_536


LIMITED = {"message": "API rate limit exceeded for installation."}
SECONDARY = {"message": "You have exceeded a secondary rate limit."}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            (403, {"x-ratelimit-reset": "0"}, LIMITED),
            "limit is reached. Run .*after",
        ),
        ((403, {"retry-after": "60"}, SECONDARY), "same command again in 60 s"),
        ((429, {}, SECONDARY), "rate limit"),
        ((401, {}, {"message": "Bad credentials"}), "does not take the token"),
        ((404, {}, {"message": "Not Found"}), "does not know the commit ccccccc"),
        ((422, {}, {"message": "No commit"}), r"refuses \(422\): No commit"),
        (
            (403, {}, {"message": "Upgrade to Team"}),
            "Upgrade to Team",
        ),
        ((500, {}, None), "refuses|cannot be reached"),
        ((418, {}, {}), r"refuses \(418\): no reason given"),
    ],
)
def test_what_github_refuses_is_said_in_words(fake, channel, answer, said):
    fake.broken["weeks-ada"] = answer

    with pytest.raises(ChannelError, match=said):
        channel.set_status("weeks-ada", COMMIT, context="c", state="error", text="x")


def test_github_that_cannot_be_reached_is_said(fake, channel):
    fake.close()

    with pytest.raises(ChannelError, match=r"cannot be reached|refuses"):
        channel.has_repository("weeks-ada")


def test_without_a_token_nothing_is_asked(fake, monkeypatch):
    for name in ("GRADER_TOKEN", "GITHUB_TOKEN"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(ChannelError, match="must hold GRADER_TOKEN or GITHUB_TOKEN"):
        Channel("dl-101")


def test_pushes_are_listed_with_the_servers_time(fake, channel, ada, clone):
    work = clone(ada.bare)
    commits = [work.push(f"2026-10-0{day}T09:00:00Z") for day in (1, 2)]

    found = channel.pushes("weeks-ada", "main")

    assert [push.commit for push in found] == commits[::-1]
    assert found[0].time.isoformat() == "2026-10-02T09:00:00+00:00"


def test_all_pages_of_pushes_are_read(fake, channel, ada, clone):
    """GitHub names the next page in a header."""
    work = clone(ada.bare)
    commits = [work.push(f"2026-10-0{day}T09:00:00Z") for day in (1, 2, 3)]
    reply = fake._reply

    def in_pages(method, parts, body):
        status, headers, value = reply(method, parts, body)
        page = int("".join(parse_qs(parts.query).get("after", "0")))
        where = f"{fake.url}{parts.path}?ref=main&per_page=1&after={page + 1}"
        more = {"link": f'<{where}>; rel="next", <{where}>; rel="first"'}
        return status, more if page < 2 else headers, value[page : page + 1]

    fake._reply = in_pages

    found = channel.pushes("weeks-ada", "main")

    assert [push.commit for push in found] == commits[::-1]


# provision


@pytest.fixture
def provisioned(fake, channel, github_course, clone):
    """Provision these learners."""
    clone(fake.make("weeks")).push("2026-09-30T08:00:00Z")
    course = find_course(github_course)

    def run(*names, dry=False):
        learners = [Learner(username=name) for name in names]
        found = provision(course, channel, learners, lambda each: None, dry=dry)
        return [(each.learner, each.done, each.problem) for each in found]

    return run


def test_a_dry_run_writes_nothing(fake, provisioned):
    found = provisioned("bob", dry=True)

    assert found == [("bob", ["would be made"], "")]
    assert fake.writes() == []


def test_one_learners_trouble_stops_nobody_elses(fake, provisioned):
    fake.broken["weeks-bob"] = (403, {"retry-after": "9"}, SECONDARY)

    found = provisioned("bob", "gone", "cem")

    assert found[0][1:] == ([], "GitHub's rate limit is reached. Run the same command "
                            "again in 9 s.")  # fmt: skip
    assert found[1][1] == ["made"]
    assert found[1][2].startswith("GitHub does not know the user gone")
    assert found[2] == ("cem", ["made", "shared", "protected"], "")


def test_an_interrupted_provision_is_taken_up(fake, provisioned):
    fake.make("weeks-bob", fake.repositories["weeks"].bare)

    assert provisioned("bob") == [("bob", ["is there", "shared", "protected"], "")]
    assert fake.repositories["weeks-bob"].learners == {"bob"}


def test_a_template_that_is_missing_is_named(fake, provisioned):
    del fake.repositories["weeks"]

    [(_, done, problem)] = provisioned("bob")

    assert done == []
    assert problem.startswith("GitHub does not know the template weeks")


def test_a_branch_that_never_comes_is_said(fake, channel, ada):
    ada.not_yet = 1000

    with pytest.raises(ChannelError, match="does not know the branch main"):
        channel.protect("weeks-ada", "main")
