"""TAPE-OUTSIDE

task: 5.1
message: The second derivative is 0 everywhere. Was a tape looking while you
    computed the first one?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    first = tape.gradient(total, x, unconnected_gradients="zero")
    return first, tape.gradient(first, x, unconnected_gradients="zero")
