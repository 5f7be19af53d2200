"""Programs that can leave nothing behind share a process; any doubt gives them none."""

import ast

import pytest

from grader.answers import reference
from grader.course import find_course
from grader.sandbox.traceless import is_traceless

PLAIN = {
    "NumPy": "import numpy as np\ndef f(x): return np.linalg.norm(np.exp(x))",
    "an object": "class A:\n    def __init__(self):\n        self.w = 0",
    "a figure": """
from matplotlib.figure import Figure
def f(x):
    figure = Figure()
    figure.subplots().plot(x)
    return figure
""",
    "a model": """
import keras
from keras import layers
def f(n):
    model = keras.Sequential([keras.Input((n,)), layers.Dense(3)])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    return model
""",
    "a layer": """
import tensorflow as tf
class Scale(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],))
    def call(self, x):
        return tf.math.sin(x) * self.w
""",
    "a tape": """
import tensorflow as tf
def f(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(x)
    return tape.gradient(y, x)
""",
}

NOT_PLAIN = {
    "a library's setting": "import numpy as np\ndef f(): np.seterr(all='raise')",
    "global randomness": "import numpy as np\ndef f(): return np.random.normal()",
    "a library by another name": "import numpy as np\nn = np\nn.sum = max",
    "one name for two libraries": "import numpy as a\ndef f():\n    import keras as a",
    "a function of a library": "import numpy as np\nf = np.sum\nf.seen = []",
    "a class of a library": "import keras\nkeras.layers.Dense.call = print",
    "a class of a library as a value": "import keras\nD = keras.layers.Dense\nD.x = 1",
    "a setting of Keras": "import keras\ndef f(): keras.config.set_floatx('float64')",
    "a precision policy": "import keras\nkeras.mixed_precision.set_dtype_policy('x')",
    "a saved model": "def f(model): model.save('m.keras')",
    "any object by its description": "import keras\nkeras.layers.deserialize({})",
    "a whole library": "from keras import config",
    "a private part": "from keras import src",
    "a name of a part": "from keras.layers import Dense",
    "a decorator": "import tensorflow as tf\n@tf.function\ndef f(x): return x",
    "an eager switch": "import tensorflow as tf\ntf.config.run_functions_eagerly(True)",
    "a base of another kind": "class A(list):\n    pass",
    "a metaclass": "import keras\nclass A(keras.Model, metaclass=type):\n    pass",
    "another initialiser": "class A:\n    def f(self, x): x.__init__()",
    "a drawn figure": "def f(figure): figure.savefig('x.png')",
    "a file": "def f(): open('x', 'w')",
    "an attribute of an object": "def f(model): model.trainable = False",
    "nonlocal state": "n = 0\ndef f():\n    global n\n    n += 1",
}


@pytest.mark.parametrize("what", PLAIN)
def test_plain_programs_share_a_process(what):
    assert is_traceless(ast.parse(PLAIN[what]).body)


@pytest.mark.parametrize("what", NOT_PLAIN)
def test_a_program_that_could_leave_a_trace_shares_nothing(what):
    assert not is_traceless(ast.parse(NOT_PLAIN[what]).body)


def test_the_first_week_and_a_small_model_share_a_process(request):
    for root in ("", "bench/keras_course"):
        course = find_course(request.config.rootpath / root)
        week = next(week for week in course.weeks if week.name.startswith("week01"))
        files = reference(week).files
        assert all(is_traceless(ast.parse(source).body) for source in files.values())
