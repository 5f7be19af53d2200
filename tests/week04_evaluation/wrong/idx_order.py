"""IDX-ORDER

task: 4.9
message: Height and width are exchanged. Which of the two lengths comes first in the
    header, and which axis changes fastest?
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
    if len(entries) != math.prod(shape):
        raise ValueError(f"{len(entries)} entries")
    return np.frombuffer(entries, dtype=np.uint8).reshape(shape[:1] + shape[:0:-1])
