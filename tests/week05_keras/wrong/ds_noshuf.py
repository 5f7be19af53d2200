"""DS-NOSHUF

task: 5.4
message: In training, samples come in the order in which they lie. What if they lie
    sorted by class?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data
    return data.batch(batch_size).prefetch(2)
