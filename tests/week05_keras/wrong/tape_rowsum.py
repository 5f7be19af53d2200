"""TAPE-ROWSUM

task: 5.1
message: Each second derivative also holds those with respect to the other entries.
    What does tape.gradient do with a target of many entries?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            total = tf.reduce_sum(f(x))
        first = inner.gradient(total, x, unconnected_gradients="zero")
    return first, outer.gradient(first, x, unconnected_gradients="zero")
