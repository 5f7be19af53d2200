"""IC-WIDTH

task: 6.5
message: Width comes before height in your rows. In which order does w.reshape(-1,
    F) put them?
"""

import numpy as np


def im2col(x, kh, kw, stride=1, pads=((0, 0), (0, 0))):
    padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    height, width = padded.shape[1:3]
    cols = []
    for image in padded:
        for i in range(0, height - kh + 1, stride):
            for j in range(0, width - kw + 1, stride):
                cols.append(image[i : i + kh, j : j + kw].swapaxes(0, 1).ravel())
    return np.array(cols)
