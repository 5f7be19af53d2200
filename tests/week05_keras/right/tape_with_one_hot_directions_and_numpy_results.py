"""tape with one-hot directions and numpy results

task: 5.1
"""

import numpy as np
import tensorflow as tf


def tape_gradient(f, x):
    rows = []
    for direction in np.eye(np.size(x)):
        t, d = tf.convert_to_tensor(x), tf.constant(direction.reshape(np.shape(x)))
        with tf.GradientTape() as outer:
            outer.watch(t)
            with tf.GradientTape() as inner:
                inner.watch(t)
                y = f(t)
            g = inner.gradient(y, t, unconnected_gradients=tf.UnconnectedGradients.ZERO)
            along = tf.reduce_sum(g * d)
        h = outer.gradient(along, t, unconnected_gradients="zero")
        rows.append(np.sum(h * direction.reshape(np.shape(x))))
    return g.numpy(), np.array(rows).reshape(np.shape(x))
