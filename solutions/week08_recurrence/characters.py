"""Text for networks: characters as numbers, pairs to learn from, and sampling."""

import numpy as np


class CharVocab:
    """The characters of a text, and a number for each.

    Characters are numbered in sorted order (by code point), from 0.

    Attributes:
        chars: All characters, sorted, as one text; `chars[id]` is the character of an
            id. It is "" before `fit`.

    Example:
        >>> vocab = CharVocab().fit("banana")
        >>> vocab.chars
        'abn'
        >>> vocab.encode("nab").tolist()
        [2, 0, 1]
        >>> vocab.decode([1, 0, 2])
        'ban'
    """

    def __init__(self) -> None:
        self.chars = ""

    def fit(self, text: str) -> "CharVocab":
        """Collect the characters of a text; an earlier fit is forgotten.

        Args:
            text: At least one character.

        Returns:
            The vocabulary itself.
        """
        # BEGIN SOLUTION 8.9
        self.chars = "".join(sorted(set(text)))
        return self
        # END SOLUTION 8.9

    def encode(self, s: str) -> np.ndarray:
        """Turn a text into ids.

        Args:
            s: Any text, "" too.

        Returns:
            Ids, shape `(len(s),)`, int64.

        Raises:
            ValueError: If a character did not occur in the text of `fit`.
        """
        # BEGIN SOLUTION 8.9
        # str.index raises the ValueError.
        return np.array([self.chars.index(char) for char in s], dtype=np.int64)
        # END SOLUTION 8.9

    def decode(self, ids: np.ndarray) -> str:
        """Turn ids back into a text.

        Args:
            ids: Array or list of ids, shape `(n,)`, each in `[0, len(chars))`.

        Returns:
            The text, n characters.
        """
        # BEGIN SOLUTION 8.9
        return "".join(self.chars[i] for i in ids)
        # END SOLUTION 8.9


def lm_pairs(ids: np.ndarray, T: int) -> tuple[np.ndarray, np.ndarray]:
    """Cut a long text into pieces, each with what follows every place of it.

    Pieces lie side by side and do not overlap:

    `x[m, t] = ids[m * T + t];  y[m, t] = ids[m * T + t + 1]`

    Args:
        ids: The text as ids, shape `(n,)`, integer; n >= 2.
        T: Length of a piece, >= 1.

    Returns:
        `(x, y)`, both of shape `(M, T)`, integer, with as many whole pieces as have
        all their targets in the text; what is left over is dropped.

    Raises:
        ValueError: If `ids` is not one-dimensional or `T` is less than 1.

    Example:
        >>> x, y = lm_pairs(np.array([5, 6, 7, 8, 9, 5]), T=2)
        >>> x.tolist(), y.tolist()
        ([[5, 6], [7, 8]], [[6, 7], [8, 9]])
    """
    if np.ndim(ids) != 1 or T < 1:
        raise ValueError(
            "`ids` must have shape (n,) and `T` must be at least 1. "
            f"Received: shape {np.shape(ids)} and {T}."
        )
    # BEGIN SOLUTION 8.9
    pieces = (len(ids) - 1) // T
    end = pieces * T
    return ids[:end].reshape(pieces, T), ids[1 : end + 1].reshape(pieces, T)
    # END SOLUTION 8.9


def sample_from_logits(
    z: np.ndarray, temperature: float, rng: np.random.Generator
) -> int:
    """Draw a class by its logits, more boldly or more carefully.

    `P(k) = softmax(z / temperature)[k]`

    Args:
        z: Logits, shape `(K,)`, float; as large as 1000.
        temperature: Above 0. A small one prefers the class with the largest logit, also
            one as small as 1e-9; a large one makes all classes alike.
        rng: Source of randomness; nothing else decides.

    Returns:
        The class, an int in `[0, K)`.

    Raises:
        ValueError: If `z` is not one-dimensional or `temperature` not above 0.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> [sample_from_logits(np.array([1.0, 3.0]), 0.01, rng) for _ in range(3)]
        [1, 1, 1]
    """
    if np.ndim(z) != 1 or not temperature > 0:
        raise ValueError(
            "`z` must have shape (K,) and `temperature` must be above 0. "
            f"Received: shape {np.shape(z)} and {temperature}."
        )
    # BEGIN SOLUTION 8.9
    scores = np.asarray(z, dtype=np.float64) - np.max(z)
    chances = np.exp(scores / temperature)
    return int(rng.choice(len(chances), p=chances / chances.sum()))
    # END SOLUTION 8.9
