"""FB-UINT8

task: 6.7
message: Sums wrapped around at 256. What dtype do the pixels have when they are
    added up?
"""

import numpy as np

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
BLUR = np.outer([1, 2, 1], [1, 2, 1]) / 16
CROSS = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
BANK = {"sobel_x": SOBEL, "sobel_y": SOBEL.T, "blur": BLUR, "laplace": CROSS}


def filter_bank(img):
    height, width = img.shape
    padded = np.pad(img, 1, mode="edge")
    bank = {name: np.zeros((height, width), img.dtype) for name in BANK}
    for name, kernel in BANK.items():
        for a, c in np.ndindex(3, 3):
            part = kernel[a, c] * padded[a : a + height, c : c + width].astype(float)
            bank[name] += part.astype(img.dtype)
    bank["sharpen"] = padded[1:-1, 1:-1] - bank["laplace"]
    return bank
