"""idx with struct

task: 4.9
"""

import gzip
import struct

import numpy as np


def read_idx(raw):
    data = gzip.decompress(raw) if raw.startswith(bytes([0x1F, 0x8B])) else raw
    if len(data) < 8:
        raise ValueError("too short")
    (magic,) = struct.unpack_from(">I", data)
    if magic not in (2049, 2051):
        raise ValueError("magic")
    shape = struct.unpack_from(">" + "I" * (magic & 0xFF), data, 4)
    values = np.array(bytearray(data[4 + 4 * len(shape) :]), dtype=np.uint8)
    return values.reshape(shape)


def load_mnist_like(images, labels):
    X, y = read_idx(images), read_idx(labels)
    n, height, width = X.shape
    if y.shape != (n,):
        raise ValueError("counts")
    X = np.multiply(X, 1 / 255, dtype=np.float32)
    return X.reshape(n, height, width, 1), np.array(y, dtype="int64")
