"""`sandbox/operations.py`: what a test can ask of the learner's process."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from grader.failures import LearnerError
from grader.sandbox.operations import OPERATIONS, present
from grader.sandbox.remote import RemoteObject


def figure():
    drawn = Figure()
    left, right = drawn.subplots(1, 2)
    left.plot([1, 2], [3.0, 4.0], "--", label="line")
    left.set(title="Left", xlabel="x", ylabel="y", yscale="log")
    left.legend()
    right.bar([0, 1], [5, 6])
    right.imshow(np.eye(2))
    right.scatter([1], [2])
    return drawn


def test_a_figures_axes_become_plain_data():
    left, _ = present(figure())["figure"]

    line = left.pop("lines")[0]
    assert left["title"] == "Left"
    assert (left["xlabel"], left["ylabel"], left["yscale"]) == ("x", "y", "log")
    assert left["legend"] == ["line"]
    assert (line["label"], line["linestyle"]) == ("line", "--")
    assert line["y"].tolist() == [3.0, 4.0]


def test_bars_images_and_points_become_plain_data():
    _, right = present(figure())["figure"]

    assert [bar["height"] for bar in right["bars"]] == [5.0, 6.0]
    assert right["images"][0].tolist() == [[1, 0], [0, 1]]
    assert right["points"][0].tolist() == [[1.0, 2.0]]


def test_a_figure_crosses_the_wire_as_plain_data(program):
    source = "from matplotlib.figure import Figure\n\ndef f():\n    return Figure()\n"
    learner = program(source, imports=["matplotlib"]).load("learner")

    assert learner.f() == {"figure": []}


def test_a_class_that_is_only_called_figure_stays_where_it_is():
    fake = type("Figure", (), {})()

    assert present(fake) is fake


@pytest.mark.parametrize("value", [None, 3, [1], np.ones(2)])
def test_what_is_no_figure_is_left_alone(value):
    assert present(value) is value


def test_items_of_an_endless_iterator_come_to_an_end():
    assert OPERATIONS["items"](None, iter(int, 1), 5) == [0] * 5


def test_a_name_that_a_module_lacks_is_told_apart_from_other_attributes(program):
    with pytest.raises(LearnerError) as raised:
        program("x = 1").load("learner").y

    assert raised.value.types[0] == "MissingNameError"
    assert raised.value.message == "y"


def test_an_attribute_that_an_object_lacks_is_an_attribute_error(program):
    learner = program("class A:\n    pass\n").load("learner")

    with pytest.raises(LearnerError) as raised:
        learner.A().w

    assert raised.value.types[0] == "AttributeError"


def test_what_is_kept_is_changed_in_place(program):
    submission = program("def fill(a):\n    a[:] = 7\n")
    kept = submission.keep(np.zeros(2))

    submission.load("learner").fill(kept)

    assert kept.value.tolist() == [7.0, 7.0]
    assert isinstance(kept, RemoteObject)


def test_what_is_kept_can_be_passed_by_name(program):
    submission = program("def fill(a):\n    a[:] = 7\n")
    kept = submission.keep(np.zeros(2))

    submission.load("learner").fill(a=kept)

    assert kept.value.tolist() == [7.0, 7.0]


def test_what_is_kept_can_be_set_as_an_attribute(program):
    submission = program("class A:\n    def sum(self):\n        return sum(self.w)\n")
    instance = submission.load("learner").A()

    instance.w = submission.keep(np.ones(3))

    assert instance.sum() == 3
