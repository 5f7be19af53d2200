"""TAPE-NONE

task: 5.1
message: A function that does not depend on x gives None. What is its derivative,
    and which argument of gradient says so?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            total = tf.reduce_sum(f(x))
        first = inner.gradient(total, x)
    if first is None:
        return None, None
    rows = outer.jacobian(first, x)
    if rows is None:
        return first, None
    size = tf.size(x)
    return first, tf.reshape(
        tf.linalg.diag_part(tf.reshape(rows, (size, size))), x.shape
    )
