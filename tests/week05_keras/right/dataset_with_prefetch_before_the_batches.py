"""dataset with prefetch before the batches

task: 5.4
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    pairs = tf.data.Dataset.zip(
        tf.data.Dataset.from_tensor_slices(X), tf.data.Dataset.from_tensor_slices(y)
    )
    if training:
        pairs = pairs.shuffle(buffer_size=len(X), seed=seed)
    pairs = pairs.prefetch(buffer_size=tf.data.AUTOTUNE)
    return pairs.batch(batch_size, drop_remainder=False)
