"""TAPE-F32

task: 5.1
message: The derivatives have another dtype than x. Which one does the docstring ask
    for, and where is it lost?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x, dtype=tf.float32)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            total = tf.reduce_sum(f(x))
        first = inner.gradient(total, x, unconnected_gradients="zero")
    rows = outer.jacobian(first, x, unconnected_gradients="zero")
    size = tf.size(x)
    return first, tf.reshape(
        tf.linalg.diag_part(tf.reshape(rows, (size, size))), x.shape
    )
