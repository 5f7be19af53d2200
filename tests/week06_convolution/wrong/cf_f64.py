"""CF-F64

task: 6.8
message: The images are float64 and take twice the memory. Which dtype does the
    docstring promise?
"""

import numpy as np


def read_cifar10_batch(raw):
    if not raw or len(raw) % 3073:
        raise ValueError("The file must hold whole records.")
    records = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 3073)
    labels = records[:, 0].astype(np.int64)
    if np.any(labels > 9):
        raise ValueError("Labels must be below 10.")
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return pixels / 255, labels
