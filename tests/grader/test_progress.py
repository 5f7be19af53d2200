"""`progress.py`: a bar for people, nothing for files."""

import io

from rich.console import Console

from grader.progress import Bar


def drawn(**options):
    file = io.StringIO()
    console = Console(file=file, width=80, **options)
    with Bar("Grading", 3, console) as bar:
        for _ in range(3):
            bar.advance()
    return file.getvalue()


def test_a_file_gets_no_bar():
    assert drawn().strip() == ""


def test_a_terminal_gets_a_bar_with_a_count():
    text = drawn(force_terminal=True)

    assert "Grading" in text
    assert "3/3" in text
