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


def shape_images(
    rng: np.random.Generator, count: int, *, size: int = 24
) -> tuple[np.ndarray, np.ndarray]:
    """Draw the family SHAPE24: one of five shapes before a plain or a striped ground.

    Colours, place, size and noise are drawn anew for each image and say nothing about
    its class.

    Args:
        rng: Source of randomness.
        count: How many images.
        size: Height and width of an image.

    Returns:
        Images of shape `(count, size, size, 3)`, uint8, and labels of shape `(count,)`,
        int64: the shape's number, and 5 more on stripes. Each of the ten classes is
        about as frequent as any other.
    """
    of_labels, of_places, of_colours, of_noise = rng.spawn(4)
    labels = of_labels.permutation(np.arange(count) % 10)
    each = (count, 1, 1)
    rows, columns = np.indices((size, size))
    radius = of_places.uniform(0.24, 0.34, each) * size
    y, x = (
        (pixels - of_places.uniform(0.34, 0.66, each) * size) / radius
        for pixels in (rows, columns)
    )
    shown = np.choose((labels % 5).reshape(each), _shapes(x, y))  # (count, size, size)
    waves = (rows + columns) / of_places.uniform(4, 6, each)
    stripes = (waves + of_places.uniform(0, 1, each)) % 1 < 0.5
    stripes &= (labels >= 5).reshape(each)
    # Shapes are bright, the ground is dark, and its stripes are in between.
    low, high = np.array([0, 20, 150]), np.array([60, 100, 255])
    ground, more, ink = (
        of_colours.uniform(a, b, (count, 1, 1, 3))
        for a, b in zip(low, high, strict=True)
    )
    images = np.where(stripes[..., np.newaxis], ground + more, ground)
    images = np.where(shown[..., np.newaxis], ink, images)
    images += of_noise.normal(scale=25, size=images.shape)
    return np.clip(images, 0, 255).astype(np.uint8), labels.astype(np.int64)


def _shapes(x: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """Say where a disc, a square, a triangle, a cross and a ring of radius 1 are."""
    distance = np.hypot(x, y)
    return [
        distance < 1,
        np.maximum(abs(x), abs(y)) < 0.85,
        (abs(y) < 0.9) & (abs(x) < (y + 0.9) / 1.8),
        (np.minimum(abs(x), abs(y)) < 0.3) & (distance < 1.1),
        (distance < 1) & (distance > 0.55),
    ]
