"""DS-NOFETCH

task: 5.4
message: No batch is prepared while the model works. Which method of a dataset does
    that?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size)
