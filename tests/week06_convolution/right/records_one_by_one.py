"""records one by one

task: 6.8
"""

import numpy as np


def read_cifar10_batch(raw):
    images, labels = [], []
    for start in range(0, len(raw), 3073):
        record = raw[start : start + 3073]
        if len(record) < 3073 or record[0] > 9:
            raise ValueError("not a record")
        planes = [
            np.array(list(record[1 + 1024 * c : 1025 + 1024 * c])).reshape(32, 32)
            for c in range(3)
        ]
        images.append(np.stack(planes, axis=2))
        labels.append(record[0])
    if not images:
        raise ValueError("empty")
    return (np.array(images) / 255).astype("f4"), np.array(labels, dtype="i8")
