"""DS-FIXSEED

task: 5.4
message: Another seed gives the same order. Which seed does shuffle get?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(len(X), seed=42)
    return data.batch(batch_size).prefetch(2)
