"""DS-EVALSHUF

task: 5.4
message: Without training the order must be kept. Does your code ask for `training`?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if len(X) > 1:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size).prefetch(2)
