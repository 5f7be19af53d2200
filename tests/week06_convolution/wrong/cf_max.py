"""CF-MAX

task: 6.8
message: Pixels are divided by the largest of the file. How bright is a photo of the
    night then?
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
    return (pixels / max(pixels.max(), 1)).astype(np.float32), labels
