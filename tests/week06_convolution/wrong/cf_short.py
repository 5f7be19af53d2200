"""CF-SHORT

task: 6.8
message: A file that ends within a record was read without a word. How do you
    notice?
"""

import numpy as np


def read_cifar10_batch(raw):
    raw = raw[: len(raw) // 3073 * 3073]
    records = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 3073)
    labels = records[:, 0].astype(np.int64)
    if len(labels) == 0 or np.any(labels > 9):
        raise ValueError("Labels must be below 10.")
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return (pixels / 255).astype(np.float32), labels
