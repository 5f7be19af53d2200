"""DS-ONEEPOCH

task: 5.4
message: The order of the first epoch is decided by the seed, that of later ones is
    not, or never changes. What if NumPy shuffles once, before the dataset is made?
"""

import numpy as np
import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):

    if training:
        order = np.random.default_rng(seed).permutation(len(X))
        X, y = X[order], y[order]
    data = tf.data.Dataset.from_tensor_slices((X, y))
    return data.batch(batch_size).prefetch(2)
