"""TAPE-NP

task: 5.1
message: NumPy leaves nothing on the tape. Which function of TensorFlow does the
    same?
"""

import numpy as np
import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            total = np.sum(f(x))
        first = inner.gradient(total, x)
    return first, outer.gradient(first, x)
