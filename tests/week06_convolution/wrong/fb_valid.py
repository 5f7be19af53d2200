"""FB-VALID

task: 6.7
message: The filtered images are smaller by two pixels. What goes on beyond the
    border?
"""

import numpy as np

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
BLUR = np.outer([1, 2, 1], [1, 2, 1]) / 16
CROSS = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
BANK = {"sobel_x": SOBEL, "sobel_y": SOBEL.T, "blur": BLUR, "laplace": CROSS}


def filter_bank(img):
    height, width = img.shape
    padded = np.pad(np.asarray(img, dtype=float), 1, mode="edge")
    bank = {name: np.zeros((height, width)) for name in BANK}
    for name, kernel in BANK.items():
        for a, c in np.ndindex(3, 3):
            bank[name] += kernel[a, c] * padded[a : a + height, c : c + width]
    bank["sharpen"] = padded[1:-1, 1:-1] - bank["laplace"]
    return {name: out[1:-1, 1:-1] for name, out in bank.items()}
