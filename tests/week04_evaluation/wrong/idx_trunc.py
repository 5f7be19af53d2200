"""IDX-TRUNC

task: 4.9
message: A file with too many bytes was read without complaint. With what can you
    compare the number of entries?
"""

import gzip
import math

import numpy as np


def read_idx(raw):
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    magic = int.from_bytes(raw[:4], "big")
    if magic not in (0x801, 0x803):
        raise ValueError(f"magic number {magic:#x}")
    axes = magic - 0x800
    shape = [int.from_bytes(raw[4 * i + 4 : 4 * i + 8], "big") for i in range(axes)]
    entries = raw[4 * axes + 4 :]
    return np.frombuffer(entries, dtype=np.uint8)[: math.prod(shape)].reshape(shape)
