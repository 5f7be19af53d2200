"""This repository is also an nbgrader course: `grader release --nbgrader` first."""

from pathlib import Path

from grader.channels.nbgrader import configure

configure(get_config(), root=str(Path(__file__).parent))  # noqa: F821
