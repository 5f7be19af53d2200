"""DS-NOSEED

task: 5.4
message: Two datasets with the same seed differ. Does shuffle know the seed?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(len(X))
    return data.batch(batch_size).prefetch(2)
