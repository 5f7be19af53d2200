"""DS-CAST

task: 5.4
message: Samples come back with another dtype or range. Is scaling a job of this
    function?
"""

import numpy as np
import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X, dtype="f4"), y))
    if training:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size).prefetch(2)
