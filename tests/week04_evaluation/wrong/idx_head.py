"""IDX-HEAD

task: 4.9
message: The first entries are bytes of the header. At which byte do the entries
    begin if there are three axes?
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
    if len(raw) != 4 * axes + 4 + math.prod(shape):
        raise ValueError("length")
    values = np.frombuffer(raw, dtype=np.uint8)
    return values[8 : 8 + math.prod(shape)].reshape(shape)
