"""TAPE-WATCH

task: 5.1
message: A derivative is None. A tape follows variables by itself; is x one?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as inner:
        total = tf.reduce_sum(f(x))
    first = inner.gradient(total, x)
    return first, first
