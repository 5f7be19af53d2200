"""TAPE-DIFF

task: 5.1
message: The derivatives are close, but differences of values of f lose half of the
    digits. What does the tape offer instead?
"""

import numpy as np
import tensorflow as tf


def tape_gradient(f, x):

    first, second = np.zeros(x.shape), np.zeros(x.shape)
    h = 1e-4

    def total(x):
        return float(tf.reduce_sum(f(tf.constant(x))))

    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        up, down, here = total(x + step), total(x - step), total(x)
        first[i] = (up - down) / (2 * h)
        second[i] = (up - 2 * here + down) / h**2
    return first, second
