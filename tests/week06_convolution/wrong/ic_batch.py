"""IC-BATCH

task: 6.5
message: The images take turns in your rows. Which index of the output is the
    slowest in the formula?
"""

import numpy as np


def im2col(x, kh, kw, stride=1, pads=((0, 0), (0, 0))):
    padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    height, width = padded.shape[1:3]
    cols = []
    for image in padded:
        for i in range(0, height - kh + 1, stride):
            for j in range(0, width - kw + 1, stride):
                cols.append(image[i : i + kh, j : j + kw].ravel())
    cols = np.array(cols).reshape(len(x), -1, kh * kw * x.shape[3])
    return cols.swapaxes(0, 1).reshape(-1, cols.shape[2])
