"""Plays the `run:` steps of a workflow as they are written."""

import os
import re
import subprocess

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def read(path):
    """Read a workflow; YAML 1.1 takes its key `on` for true."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def resolved(text, values):
    """Put values in the place of expressions; one that is unknown is an error."""
    return _EXPRESSION.sub(lambda found: values[found[1]], str(text))


def play(workflow, job, folder, *, values, environment, scratch, only=None):
    """Run the steps of a job that have a `run:`, with the shell that Actions uses.

    Args:
        workflow: The workflow, read.
        job: The job's name.
        folder: The workspace.
        values: What expressions stand for.
        environment: Variables of the runner.
        scratch: Where the files for outputs and summary are.
        only: Names of the steps to run; the others are left out.

    Returns:
        (exit code of the last step, what was printed, summary, outputs).
    """
    scratch.mkdir(parents=True, exist_ok=True)
    summary, output = scratch / "summary.md", scratch / "output"
    for path in (summary, output):
        path.write_text("")
    printed, code = "", 0
    for step in workflow["jobs"][job]["steps"]:
        if "run" not in step or (only and step.get("name") not in only):
            continue
        given = {k: resolved(v, values) for k, v in step.get("env", {}).items()}
        assert "${{" not in step["run"]  # a template in a script could be injected
        script = scratch / "step.sh"
        script.write_text(step["run"])
        files = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
        ran = subprocess.run(
            ["bash", "-e", str(script)],
            cwd=folder,
            env={**os.environ, **environment, **given, **files},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        printed, code = printed + ran.stdout, ran.returncode
        if code:
            break
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return code, printed, summary.read_text(), outputs
