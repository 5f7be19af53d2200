"""Data that the grader draws: no learner has seen them, and every seed gives others.

Hidden tests import this module; public tests never do.
"""

import numpy as np

# Ten digits, seven rows of five dots each.
_BITMAPS = """
.###. ..#.. .###. ####. ...#. ##### ..##. ##### .###. .###.
#...# .##.. #...# ....# ..##. #.... .#... ....# #...# #...#
#..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#
#.#.# ..#.. ...#. .###. #..#. ....# ####. ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# .#... #...# ....#
#...# ..#.. .#... ....# ...#. #...# #...# .#... #...# ...#.
.###. .###. ##### ####. ...#. .###. .###. .#... .###. .##..
"""


def _glyphs() -> np.ndarray:
    rows = [line.split() for line in _BITMAPS.split("\n") if line]
    dots = [[[dot == "#" for dot in row[digit]] for row in rows] for digit in range(10)]
    return np.array(dots, dtype=float)  # (10, 7, 5)


def glyph_digits(
    rng: np.random.Generator, count: int, *, size: int = 28, noise: float = 0.2
) -> tuple[np.ndarray, np.ndarray]:
    """Draw the family GLYPH28: dot-matrix digits, each moved in its own way.

    Every digit is turned, sheared, stretched and shifted at random, drawn with its own
    strength, and covered with normal noise.

    Args:
        rng: Source of randomness.
        count: How many images.
        size: Height and width of an image.
        noise: Standard deviation of the noise, before values are cut off at 0 and 1.

    Returns:
        Images of shape `(count, size, size)`, float64 in [0, 1], and labels of shape
        `(count,)`, int64; every digit is about as frequent as any other.
    """
    labels = rng.permutation(np.arange(count) % 10)
    image = np.linspace(-1, 1, size)
    y, x = np.meshgrid(image, image, indexing="ij")
    place = np.stack([y.ravel(), x.ravel()])  # (2, pixels)
    turn = rng.uniform(-0.3, 0.3, count)
    stretch = rng.uniform(0.85, 1.2, (count, 2))
    maps = np.empty((count, 2, 2))
    maps[:, 0, 0], maps[:, 0, 1] = np.cos(turn), np.sin(turn)
    maps[:, 1, 0], maps[:, 1, 1] = -np.sin(turn), np.cos(turn)
    maps[:, 1, 0] += rng.uniform(-0.3, 0.3, count)
    source = stretch[:, :, np.newaxis] * (maps @ place)
    source += rng.uniform(-0.25, 0.25, (count, 2, 1))
    # The bitmap covers 0.8 of the height and 0.6 of the width of an image.
    rows, columns = source[:, 0] * 3.5 / 0.8 + 3, source[:, 1] * 2.5 / 0.6 + 2
    strength = rng.uniform(0.7, 1.0, (count, 1))
    images = strength * _between_dots(_glyphs()[labels], rows, columns)
    images += rng.normal(scale=noise, size=images.shape)
    return np.clip(images, 0, 1).reshape(count, size, size), labels.astype(np.int64)


def _between_dots(
    glyphs: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> np.ndarray:
    """Read bitmaps at places between their dots, 0 outside: bilinear interpolation."""
    padded = np.pad(glyphs, ((0, 0), (1, 2), (1, 2)))
    rows, columns = np.clip(rows + 1, 0, 8), np.clip(columns + 1, 0, 6)
    top, left = rows.astype(int), columns.astype(int)
    down, right = rows - top, columns - left
    which = np.arange(len(glyphs))[:, np.newaxis]
    upper = (1 - right) * padded[which, top, left]
    upper += right * padded[which, top, left + 1]
    lower = (1 - right) * padded[which, top + 1, left]
    lower += right * padded[which, top + 1, left + 1]
    return (1 - down) * upper + down * lower
