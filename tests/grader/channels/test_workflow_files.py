"""The workflows that are shipped: their schema, their pins, and who gets what."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
THEIRS = sorted((ROOT / "assignments" / ".github" / "workflows").glob("*.yml"))
each_workflow = pytest.mark.parametrize("path", OURS + THEIRS, ids=lambda p: p.name)

# Commands that run what learners wrote.
_RUNS_LEARNERS_CODE = re.compile(
    r"grader (?:grade|check|ci|replay)\b|pip install .*\.$"
)


def program(name):
    return str(Path(sys.executable).with_name(name))


def steps_of(workflow):
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_there_are_workflows_for_staff_and_learners():
    assert [p.name for p in OURS + THEIRS] == ["ci.yml", "grade.yml", "check.yml"]


@each_workflow
def test_a_workflow_fits_githubs_schema(path):
    checker = program("check-jsonschema")
    builtin = "vendor.github-workflows"

    ran = subprocess.run(
        [checker, "--builtin-schema", builtin, path], capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stdout


@each_workflow
def test_zizmor_finds_nothing(path):
    ran = subprocess.run(
        [program("zizmor"), "--offline", "--no-progress", path],
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 0, ran.stdout


@each_workflow
def test_actions_are_pinned_by_commit(path, workflows):
    used = [s["uses"] for s in steps_of(workflows.read(path)) if "uses" in s]

    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)


@each_workflow
def test_who_runs_learners_code_has_no_secret_and_may_not_write(path, workflows):
    workflow = workflows.read(path)
    for name, job in workflow["jobs"].items():
        scripts = "\n".join(step.get("run", "") for step in job["steps"])
        if not _RUNS_LEARNERS_CODE.search(scripts):
            continue
        permissions = job.get("permissions", workflow["permissions"])
        assert set(permissions.values()) <= {"read"}, name
        text = str(job)
        assert "secrets." not in text, name
        assert ".outputs.token" not in text, name
        assert "create-github-app-token" not in text, name
        assert "environment" not in job, name


def test_both_workflows_have_a_job_that_runs_learners_code(workflows):
    """Otherwise the test above would look at nothing."""
    for path, job in ((OURS[1], "grade"), (THEIRS[0], "check")):
        steps = workflows.read(path)["jobs"][job]["steps"]
        assert _RUNS_LEARNERS_CODE.search("\n".join(s.get("run", "") for s in steps))


@each_workflow
def test_no_checkout_leaves_its_token_behind(path, workflows):
    checkouts = [
        step
        for step in steps_of(workflows.read(path))
        if step.get("uses", "").startswith("actions/checkout@")
    ]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_no_script_holds_an_expression(path, workflows):
    """A learner's branch name must never become a part of a script."""
    for step in steps_of(workflows.read(path)):
        assert "${{" not in step.get("run", "")


def test_learners_install_the_wheel_that_is_there():
    text = (ROOT / "assignments" / "pyproject.toml").read_text()
    [wheel] = (ROOT / "assignments").glob("*.whl")

    assert f'"grader[keras] @ {{root:uri}}/{wheel.name}"' in text
    assert "pip install . " in (ROOT / "assignments" / "README.md").read_text()
