"""IDX-SQUARE

task: 4.9
message: Images were turned on their diagonal. Which axis changes fastest in the
    file?
"""

import gzip
import math

import numpy as np


def read_idx(raw):
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    magic = int.from_bytes(raw[:4], "big")
    if magic not in (0x801, 0x803):
        raise ValueError(f"Not a file of labels or images: magic number {magic:#x}.")
    axes = magic - 0x800
    shape = [int.from_bytes(raw[4 * i + 4 : 4 * i + 8], "big") for i in range(axes)]
    order = "F" if len(set(shape[1:])) == 1 and axes == 3 else "C"
    start = 4 * axes + 4
    if len(raw) != start + math.prod(shape):
        raise ValueError(f"Entries for shape {shape} are due; the file ends elsewhere.")
    return np.frombuffer(raw[start:], dtype=np.uint8).reshape(shape, order=order).copy()
