"""TAPE-TWICE

task: 5.1
message: A tape can be used once, unless it is made with persistent=True. How often
    do you ask it?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(f(x))
    first = tape.gradient(total, x, unconnected_gradients="zero")
    return first, tape.gradient(first, x, unconnected_gradients="zero")
