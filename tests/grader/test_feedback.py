"""`feedback.py`: one record, one text, harmless wherever it is shown."""

import html as html_module
import os
import re
import shutil
import subprocess

import numpy as np
import pytest
from browser import CHROMIUM
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from grader import feedback
from grader.batch import harmless
from grader.verdicts import printable

EVIL = "<script>alert(1)</script> [x](javascript:1) **b** `c` | @all & \x1b[2J"
TITLES = {"week01_tiny": "week01: Tiny"}


def on_screen(renderable, width=100):
    console = Console(width=width, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(renderable, highlight=False, markup=False)
    return capture.get()


def evil_result(result, test_result, text=EVIL):
    """A result whose every text a learner could influence is `text`."""
    safe = printable(text)
    tests = [test_result(message=safe, hint=safe, output=safe, title=safe)]
    return result(tests, learner=text, notes=[text])


def test_points_are_written_as_people_do():
    assert [feedback.points(p) for p in (3.0, 2.5, 0.0)] == ["3", "2.5", "0"]


def test_a_summary_counts_points_and_tests(result, test_result):
    made = result([test_result(), test_result(outcome="passed")], score=7.5)

    assert feedback.summary(made) == "7.5 of 20 points, 1 of 2 tests passed"


# terminal


def test_what_passed_is_not_shown(result, test_result):
    made = result([test_result(outcome="passed", title="All is well.")])

    assert "All is well." not in on_screen(feedback.terminal(made, "T"))


def test_quiet_failures_are_counted_once(result, test_result):
    tests = [test_result(), test_result(quiet=True), test_result(quiet=True)]

    text = on_screen(feedback.terminal(result(tests), "T"))

    assert text.count("Twice 3 is 6.") == 1
    assert "2 more checks of task 1.1 fail." in text


def test_a_class_is_one_row_a_learner(result, test_result):
    rows = [
        result(learner="ada", outcome="passed", score=20.0),
        result([test_result(code="DBL", hint="Why?")], learner="bob"),
        result(learner="eve", outcome="error", notes=["Not graded: no file"]),
    ]

    lines = on_screen(feedback.class_table(rows)).splitlines()

    assert any("ada" in line and "20/20" in line for line in lines)
    assert any("bob" in line and "1.1  DBL: Why?" in line for line in lines)
    assert any("eve" in line and "Not graded" in line for line in lines)


def test_no_text_steers_the_terminal(result, test_result):
    made = evil_result(result, test_result)

    text = on_screen(feedback.terminal(made, "T")) + on_screen(
        feedback.class_table([made])
    )

    assert all(c.isprintable() or c == "\n" for c in text)


def test_markup_of_rich_is_shown_as_it_is(result, test_result):
    made = evil_result(result, test_result, "[red]x[/red] [link=file:///]")

    assert "[red]x[/red]" in on_screen(feedback.terminal(made, "T"))
    assert "[red]x[/red]" in on_screen(feedback.class_table([made]))


COMMANDS = ["::stop-commands::x", "a\n::error::x", "a\n  ::add-mask::b", "##[group]x"]


def is_command(line):
    """As the runner of GitHub Actions reads a line of a log."""
    return line.lstrip().startswith("::") or "##[" in line


@pytest.mark.parametrize("text", COMMANDS)
def test_no_line_is_a_command_to_github(result, test_result, text):
    made = evil_result(result, test_result, text)

    shown = on_screen(feedback.terminal(made, "T"))

    assert not any(map(is_command, shown.splitlines()))


@pytest.mark.parametrize("text", ["::stop-commands::x", "a\n::error::x"])
def test_no_row_of_a_class_is_a_command_to_github(result, test_result, text):
    shown = on_screen(feedback.class_table([evil_result(result, test_result, text)]))

    assert not any(map(is_command, shown.splitlines()))


# Markdown


def test_markdown_has_score_tasks_and_what_to_mend(result, test_result):
    made = result([test_result(message="got 1", hint="Why?", code="DBL")])

    text = feedback.markdown([made], TITLES)

    assert "# week01\\: Tiny" in text
    assert "**0 of 20 points, 0 of 1 tests passed**" in text
    assert "| 1.1 | Double | 0 / 20 |" in text
    assert "\n    got 1\n" in text
    assert "Hint: Why?" in text


def test_markdown_escapes_all_that_a_learner_may_write(result, test_result):
    text = feedback.markdown([evil_result(result, test_result)], {})

    outside = [line for line in text.splitlines() if not line.startswith("    ")]
    assert "\\<script\\>" in "".join(outside)
    assert not any(re.search(r"(?<!\\)(<script|\]|\*\*b|`)", line) for line in outside)


@given(st.text())
def test_escaped_markdown_is_one_line_of_plain_text(text):
    escaped = feedback.escape(text)

    bare = re.sub(r"\\.", "", escaped)
    assert "\n" not in escaped
    assert not set(bare) & set("`*_{}[]()#!|<>~@&")


@given(st.text(max_size=50))
def test_a_message_stays_inside_of_its_block(text):
    """Each line of an indented block is indented, whatever the text breaks it with."""
    block = [f"    {line}" for line in printable(text).splitlines()]

    assert all(line.startswith("    ") for line in "\n".join(block).splitlines())


# HTML


def test_html_has_score_tasks_and_what_to_mend(result, test_result):
    made = result([test_result(message="got 1", hint="Why?", code="DBL")])

    page = feedback.html([made], TITLES)

    for text in ("week01: Tiny", "0 of 20 points", "Double", "got 1", "Why?", "DBL"):
        assert text in page


def test_html_has_a_section_for_each_task_with_something_to_mend(result, test_result):
    tests = [
        test_result(title="First."),
        test_result(title="Hushed.", quiet=True),
        test_result(title="Second.", task="1.2", hint="Why?"),
        test_result(title="Fine.", task="1.3", outcome="passed"),
    ]

    page = feedback.html([result(tests)], TITLES)

    sections = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert [re.search(r"1\.\d · \w+", s)[0] for s in sections] == [
        "1.1 · First",
        "1.2 · Second",
    ]
    assert "Hushed." not in page
    assert "Fine." not in page
    assert 'class="hint"' not in sections[0]


def test_html_shows_hints(result, test_result):
    page = feedback.html([result([test_result(hint="Why?")])], TITLES)

    assert '<p class="hint">Why?</p>' in page


def test_html_escapes_all_that_a_learner_may_write(result, test_result):
    page = feedback.html([evil_result(result, test_result)], {"week01_tiny": EVIL})

    assert "<script" not in page
    assert html_module.escape("<script>alert(1)</script>") in page


def test_html_loads_and_runs_nothing(result, test_result):
    page = feedback.html([result([test_result()])], TITLES)

    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe)|\bon\w+=|https?:", page)


def test_html_tells_quiet_failures_once(result, test_result):
    page = feedback.html([result([test_result(), test_result(quiet=True)])], TITLES)

    assert page.count("Twice 3 is 6.") == 1
    assert "More checks of this task fail (1)" in page


# CSV


@pytest.mark.parametrize(
    "cell", ["=cmd()", "+1", "-1", "@x", "\t=1", "\r=1", "=HYPERLINK()"]
)
def test_no_cell_is_a_formula(cell):
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_a_cell_is_one_printable_line(cell):
    assert harmless(cell).isprintable()


def test_an_ordinary_cell_stays_as_it_is():
    assert harmless("Müller, Zoë") == "Müller, Zoë"


# A picture of the page


def picture(page, folder, *options):
    (folder / "page.html").write_text(page)
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu"]
    command += ["--disable-quic", "--no-first-run", "--disable-background-networking"]
    command += ["--disable-component-update", "--disable-sync", *options]
    command += [f"--user-data-dir={folder / 'profile'}", "--window-size=900,1400"]
    command += [f"--screenshot={folder / 'page.png'}", f"file://{folder}/page.html"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    from matplotlib.image import imread

    return imread(folder / "page.png")


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium to draw the page")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_can_be_seen(result, test_result, tmp_path, theme):
    message = "called    double(3.0)\nexpected  6.\ngot       9."
    failed = test_result(message=message, hint="Is three times three six?", code="DBL")
    page = feedback.html([result([failed, test_result(quiet=True)])], TITLES)
    dark = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]

    image = picture(page, tmp_path, *(dark if theme == "dark" else []))

    if keep := os.environ.get("GRADER_PICTURES"):
        shutil.copy(tmp_path / "page.png", f"{keep}/feedback-{theme}.png")
    brightness = image[..., :3].mean(axis=2)
    assert np.ptp(brightness) > 0.5
    assert (brightness.mean() > 0.5) == (theme == "light")
