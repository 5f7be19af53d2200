"""DS-BATCHSHUF

task: 5.4
message: Neighbours stay together: batches are shuffled, not samples. What has to
    come first?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):

    data = tf.data.Dataset.from_tensor_slices((X, y)).batch(batch_size)
    if training:
        data = data.shuffle(len(X), seed=seed)
    return data.prefetch(2)
