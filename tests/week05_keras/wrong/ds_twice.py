"""DS-TWICE

task: 5.4
message: Samples come twice in one epoch. Who counts epochs, the dataset or fit?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size).repeat(2).prefetch(2)
