"""TAPE-SQUARE

task: 5.1
message: Your second result is the square of the first. What is the second
    derivative of x * x?
"""

import tensorflow as tf


def tape_gradient(f, x):

    x = tf.constant(x)
    with tf.GradientTape() as inner:
        inner.watch(x)
        total = tf.reduce_sum(f(x))
    first = inner.gradient(total, x, unconnected_gradients="zero")
    return first, first**2
