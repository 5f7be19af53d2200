"""CF-HWC

task: 6.8
message: Colours are scrambled: the three values of a pixel do not lie side by side
    in the file. Which three shapes does a record have as it lies there?
"""

import numpy as np


def read_cifar10_batch(raw):
    if not raw or len(raw) % 3073:
        raise ValueError("The file must hold whole records.")
    records = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 3073)
    labels = records[:, 0].astype(np.int64)
    if np.any(labels > 9):
        raise ValueError("Labels must be below 10.")
    pixels = records[:, 1:].reshape(-1, 32, 32, 3)
    return (pixels / 255).astype(np.float32), labels
