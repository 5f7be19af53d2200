"""IDX-BYTE

task: 4.9
message: A count was read from one byte. What is the largest number that fits into
    one, and how many bytes has a count?
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
    shape = [raw[4 * i + 7] for i in range(axes)]
    entries = raw[4 * axes + 4 :]
    if len(entries) != math.prod(shape):
        raise ValueError(f"{len(entries)} entries")
    return np.frombuffer(entries, dtype=np.uint8).reshape(shape)
