"""filters by slices

task: 6.7
"""

import numpy as np


def filter_bank(img):
    p = np.pad(img, 1, mode="symmetric").astype(np.float32)
    up, mid, down = p[:-2], p[1:-1], p[2:]
    flat = up + 2 * mid + down
    tall = p[:, :-2] + 2 * p[:, 1:-1] + p[:, 2:]
    cross = up[:, 1:-1] + down[:, 1:-1] + mid[:, :-2] + mid[:, 2:] - 4 * mid[:, 1:-1]
    return {
        "laplace": cross,
        "sharpen": mid[:, 1:-1] - cross,
        "blur": (flat[:, :-2] + 2 * flat[:, 1:-1] + flat[:, 2:]) / 16,
        "sobel_x": flat[:, 2:] - flat[:, :-2],
        "sobel_y": tall[2:] - tall[:-2],
    }
