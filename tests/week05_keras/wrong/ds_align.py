"""DS-ALIGN

task: 5.4
message: Samples and labels are shuffled separately. What keeps a pair together?
"""

import tensorflow as tf


def make_dataset(X, y, batch_size, training, seed):

    samples = tf.data.Dataset.from_tensor_slices(X)
    labels = tf.data.Dataset.from_tensor_slices(y)
    if training:
        samples = samples.shuffle(len(X), seed=seed)
        labels = labels.shuffle(len(X), seed=seed + 1)
    data = tf.data.Dataset.zip((samples, labels))
    return data.batch(batch_size).prefetch(2)
