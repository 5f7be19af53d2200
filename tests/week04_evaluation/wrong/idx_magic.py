"""IDX-MAGIC

task: 4.9
message: A file with another magic number was read. What may its entries be, if not
    single bytes?
"""

import gzip
import math

import numpy as np


def read_idx(raw):
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    magic = int.from_bytes(raw[:4], "big")
    axes = magic % 256
    shape = [int.from_bytes(raw[4 * i + 4 : 4 * i + 8], "big") for i in range(axes)]
    entries = raw[4 * axes + 4 :]
    if len(entries) != math.prod(shape):
        raise ValueError(f"{len(entries)} entries")
    return np.frombuffer(entries, dtype=np.uint8).reshape(shape)
