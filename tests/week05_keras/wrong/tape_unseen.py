"""TAPE-UNSEEN

task: 5.1
message: All derivatives are 0. Who tells the tape to watch x, and what hides the
    None?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as inner:
        total = tf.reduce_sum(f(x))
    first = inner.gradient(total, x, unconnected_gradients="zero")
    return first, tf.zeros_like(first)
