"""The TensorFlow runtime, in the jail: models stay there, tensors arrive as arrays."""

import importlib.util

import numpy as np
import pytest

from grader.answers import reference
from grader.checking import run_once
from grader.course import find_course
from grader.sandbox.jail import Jail
from grader.sandbox.ports import JailedPort
from grader.sandbox.remote import RemoteObject, Submission
from grader.sandbox.zygote import Setup
from grader.submission import PUBLIC_SEED, Snapshot

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("can_jail"),
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs TensorFlow"
    ),
]

SOURCE = """
import keras
import numpy as np
import tensorflow as tf

def tensors(x):
    x = tf.constant(x)
    return {"whole": x, "pair": (x[0], [x > 1.5]), "number": tf.reduce_sum(x)}

def add_head(base, classes):
    base.trainable = False
    return keras.Sequential([base, keras.layers.Dense(classes)])

def apply(f, x):
    return f(tf.constant(x))

@tf.function
def largest(x):
    if tf.reduce_sum(x) > 0:
        return tf.reduce_max(x)
    return tf.reduce_min(x)

def others():
    return [tf.constant(["a", "b"]), tf.cast(1.0, tf.bfloat16), tf.Variable(2.0)]
"""


@pytest.fixture(scope="module")
def jail(can_jail):
    made = Jail("tensorflow", "sandlock")
    yield made
    made.close()


@pytest.fixture
def submission(jail):
    files = {"learner": SOURCE}
    imports = ["numpy", "keras", "tensorflow"]
    setup = Setup(files, imports, 30.0, 2**32, True, "tensorflow")
    nest = jail.nest(setup)
    made = Submission(lambda: JailedPort(nest, jail, 30.0))
    yield made
    made.close()
    nest.close()


def test_tensors_arrive_as_arrays_wherever_they_are(submission):
    x = np.array([1.0, 2.0], dtype="float32")

    found = submission.load("learner").tensors(x)

    np.testing.assert_array_equal(found["whole"], x, strict=True)
    first, (mask,) = found["pair"]
    assert (first, found["number"]) == (1.0, 3.0)
    assert mask.tolist() == [False, True]


def test_a_compiled_function_may_branch_on_a_tensor(submission):
    learner = submission.load("learner")

    assert learner.largest(np.array([1.0, 2.0])) == 2.0
    assert learner.largest(np.array([-1.0, -2.0])) == -2.0


def test_what_is_no_array_of_numbers_stays_in_the_jail(submission):
    texts, half, variable = submission.load("learner").others()

    assert all(isinstance(value, RemoteObject) for value in (texts, half, variable))
    variable.assign(5.0)
    assert variable.numpy() == 5.0


def test_the_next_program_does_not_draw_with_the_seed_of_the_last(program):
    source = "import tensorflow as tf\ndef seed():\n    tf.random.set_seed(7)\n"
    source += "def draw():\n    return tf.random.uniform([4])\n"
    drawn = []
    for _ in range(2):
        program(source, imports=["tensorflow"]).load("learner").seed()
        after = program(source, imports=["tensorflow"]).load("learner")
        drawn.append(after.draw().tolist())

    assert drawn[0] != drawn[1]


def test_a_test_builds_what_a_task_is_given_from_the_library_over_there(submission):
    keras = submission.library("keras")
    base = keras.Sequential([keras.layers.Dense(4), keras.layers.BatchNormalization()])
    x = np.ones((2, 3), dtype="float32")

    model = submission.load("learner").add_head(base, 5)

    assert model(x).shape == (2, 5)
    assert len(model.trainable_variables) == 2
    np.testing.assert_array_equal(
        submission.load("learner").apply(keras.ops.square, x + 1), 4 * x, strict=True
    )


@pytest.fixture(scope="module")
def week(request):
    return find_course(request.config.rootpath / "bench" / "keras_course").weeks[0]


def lost(week, snapshot):
    """Grade once in the jail and list the tasks that lose points."""
    result = run_once(week, snapshot, PUBLIC_SEED, "sandlock", "ada")
    return [task.id for task in result.tasks if task.score < task.max_score]


def test_a_week_with_a_small_model_is_graded(week):
    right = reference(week)
    (name, source), *_ = right.files.items()
    wrong = source.replace("softmax", "sigmoid")
    assert wrong != source

    assert lost(week, right) == []
    assert lost(week, Snapshot({name: wrong})) == ["1.1"]


def test_a_notebook_that_imports_keras_can_do_tasks_in_numpy(course_root):
    path = course_root / "solutions/week01_tiny/week.toml"
    text = path.read_text().replace('["numpy"]', '["numpy", "keras"]')
    path.write_text(text + 'runtime = "tensorflow"\n')
    tiny = find_course(course_root).weeks[0]
    cells = ["import keras", "def double(x): return 2 * x", "quadruple = lambda x: 4*x"]

    result = run_once(tiny, Snapshot({"tiny": cells}), PUBLIC_SEED, "sandlock", "ada")

    assert [tiny.runtime_of(task) for task in ("1.1", "1.2")] == ["numpy", "tensorflow"]
    assert result.score == 100
