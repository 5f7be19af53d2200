"""DS-SMALLBUF

task: 5.4
message: Early batches hold early samples only. How many samples does the buffer
    have to hold, so that any of them can come first?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(4 * batch_size, seed=seed)
    return data.batch(batch_size).prefetch(2)
