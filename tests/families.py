"""Data that the grader draws: no learner has seen them, and every seed gives others.

Hidden tests import this module; public tests never do.
"""

import numpy as np

# Digits and letters, seven rows of five dots each, in four bands.
_BITMAPS = """
.###. ..#.. .###. ####. ...#. ##### ..##. ##### .###. .###.
#...# .##.. #...# ....# ..##. #.... .#... ....# #...# #...#
#..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#
#.#.# ..#.. ...#. .###. #..#. ....# ####. ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# .#... #...# ....#
#...# ..#.. .#... ....# ...#. #...# #...# .#... #...# ...#.
.###. .###. ##### ####. ...#. .###. .###. .#... .###. .##..

.###. ####. .###. ####. ##### ##### .###. #...# .###.
#...# #...# #...# #...# #.... #.... #...# #...# ..#..
#...# #...# #.... #...# #.... #.... #.... #...# ..#..
##### ####. #.... #...# ####. ####. #.### ##### ..#..
#...# #...# #.... #...# #.... #.... #...# #...# ..#..
#...# #...# #...# #...# #.... #.... #...# #...# ..#..
#...# ####. .###. ####. ##### #.... .###. #...# .###.

..### #...# #.... #...# #...# .###. ####. .###. ####.
...#. #..#. #.... ##.## ##..# #...# #...# #...# #...#
...#. #.#.. #.... #.#.# ##..# #...# #...# #...# #...#
...#. ##... #.... #.#.# #.#.# #...# ####. #...# ####.
...#. #.#.. #.... #...# #..## #...# #.... #.#.# #.#..
#..#. #..#. #.... #...# #..## #...# #.... #..#. #..#.
.##.. #...# ##### #...# #...# .###. #.... .##.# #...#

.#### ##### #...# #...# #...# #...# #...# #####
#.... ..#.. #...# #...# #...# #...# #...# ....#
#.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
.###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
....# ..#.. #...# .#.#. #.#.# .#.#. ..#.. .#...
....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
####. ..#.. .###. ..#.. #...# #...# ..#.. #####
"""
_BANDS = ("0123456789", "ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ")


def _glyphs(characters: str) -> np.ndarray:
    """Look up the bitmaps of digits and capital letters, shape `(characters, 7, 5)`."""
    found = {}
    for names, band in zip(_BANDS, _BITMAPS.strip().split("\n\n"), strict=True):
        rows = [line.split() for line in band.split("\n")]
        for column, name in enumerate(names):
            found[name] = [[dot == "#" for dot in row[column]] for row in rows]
    return np.array([found[character] for character in characters], dtype=float)


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
    images = _moved(rng, _glyphs("0123456789")[labels], size)
    images += rng.normal(scale=noise, size=images.shape)
    return np.clip(images, 0, 1), labels.astype(np.int64)


def _moved(rng: np.random.Generator, glyphs: np.ndarray, size: int) -> np.ndarray:
    """Draw each bitmap turned, sheared, stretched and shifted, with a strength."""
    count = len(glyphs)
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
    ink = strength * _between_dots(glyphs, rows, columns)
    return ink.reshape(count, size, size)


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


def price_series(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw the family PRICE: prices with momentum and a cycle, growing on the whole.

    The log returns are an AR(2) process (coefficients 1.35 and -0.55), a cycle of 17 to
    23 days with a phase of its own, and a drift, by which test prices leave the range
    of training prices.

    Args:
        rng: Source of randomness.
        count: How many prices.

    Returns:
        Prices of shape `(count,)`, float64, all above 0, the first near 50; and for
        each the best forecast from those before it, which knows the process and all
        but the shock of the day.
    """
    shocks = rng.normal(size=count + 50)
    momentum = np.zeros(count + 50)
    for t in range(2, count + 50):
        momentum[t] = 1.35 * momentum[t - 1] - 0.55 * momentum[t - 2] + shocks[t]
    phase = rng.uniform(0, 2 * np.pi)
    cycle = np.sin(2 * np.pi * np.arange(count) / rng.uniform(17, 23) + phase)
    returns = 0.004 * momentum[50:] + 0.008 * cycle + 0.0025
    prices = 50 * np.exp(np.cumsum(returns))
    return prices, prices * np.exp(-0.004 * shocks[50:])


# 19 letters; with the blank and the full stop the text has 21 characters.
GRAMMAR_NOUNS = ("rabbit", "pigeon", "sailor", "doctor")
GRAMMAR_ADJECTIVES = ("little", "purple", "sleepy")
GRAMMAR_VERBS = ("watches", "follows", "forgets")
GRAMMAR_WORDS = {"the", *GRAMMAR_NOUNS, *GRAMMAR_ADJECTIVES, *GRAMMAR_VERBS}


def grammar_text(rng: np.random.Generator, sentences: int) -> str:
    """Draw the family GRAMMAR: "the little rabbit watches the doctor." and the like.

    Every second noun has an adjective; all choices are equally likely. A sentence holds
    6.36 nats in 38 characters on average, so nobody who does not look ahead gets below
    0.167 nats for a character.

    Args:
        rng: Source of randomness.
        sentences: How many.

    Returns:
        The text, with a blank between two sentences; it has 21 different characters.
    """
    return " ".join(_sentence(rng) for _ in range(sentences))


def _sentence(rng: np.random.Generator) -> str:
    verb = rng.choice(GRAMMAR_VERBS)
    return f"{_noun_phrase(rng)} {verb} {_noun_phrase(rng)}."


def _noun_phrase(rng: np.random.Generator) -> str:
    words = ["the", rng.choice(GRAMMAR_ADJECTIVES), rng.choice(GRAMMAR_NOUNS)]
    return " ".join(words if rng.random() < 0.5 else [words[0], words[2]])


def letter_images(
    rng: np.random.Generator, count: int, letters: str, *, size: int = 24
) -> tuple[np.ndarray, np.ndarray]:
    """Draw the family LETTER24: coloured letters, each moved in its own way.

    Ink and ground have colours of their own in each image, and either may be the
    brighter one; they say nothing about the letter.

    Args:
        rng: Source of randomness.
        count: How many images.
        letters: The classes, different capital letters or digits.
        size: Height and width of an image.

    Returns:
        Images of shape `(count, size, size, 3)`, uint8, and labels of shape `(count,)`,
        int64: places in `letters`. Each class is about as frequent as any other.
    """
    of_labels, of_places, of_colours, of_noise = rng.spawn(4)
    labels = of_labels.permutation(np.arange(count) % len(letters))
    ink = _moved(of_places, _glyphs(letters)[labels], size)[..., np.newaxis]
    dark = of_colours.uniform(0, 120, (count, 1, 1, 3))
    bright = of_colours.uniform(135, 255, (count, 1, 1, 3))
    swapped = of_colours.random((count, 1, 1, 1)) < 0.5
    ground, colour = np.where(swapped, bright, dark), np.where(swapped, dark, bright)
    images = ground + ink * (colour - ground)
    images += of_noise.normal(scale=20, size=images.shape)
    return np.clip(images, 0, 255).astype(np.uint8), labels.astype(np.int64)
