"""Text, one character at a time, with an LSTM in Keras."""

import keras
import numpy as np
from characters import CharVocab, lm_pairs, sample_from_logits

PIECE = 40  # characters in a piece to learn from
CONTEXT = 40  # characters that a forecast looks back at, at least


def train_char_lstm(
    text: str, seed: int, epochs: int = 10
) -> tuple[keras.Model, CharVocab]:
    """Train a network that foretells the next character of a text.

    Layers: an embedding of the characters, an LSTM with an output at every place, and a
    dense layer with a logit for each character; 16 numbers and 48 units serve well. The
    loss is the cross-entropy of the next character, over all places of pieces of 40
    characters.

    Args:
        text: What to learn from, some thousand characters.
        seed: For `keras.utils.set_random_seed`: the same seed, the same network.
        epochs: Passes over the pieces, >= 0; with 0 the network stays as it is built.
            Adam with a learning rate of 0.02 and batches of 32 serve well.

    Returns:
        `(model, vocab)`: the vocabulary of the text, and a network from ids `(N, T)`,
        of any `T`, to logits `(N, T, len(vocab.chars))`. `logits[n, t]` foretells the
        character after place `t`, and depends on places up to `t` alone.

    Source: Graves (2013), "Generating sequences with recurrent neural networks".
    """
    # BEGIN SOLUTION 8.10
    keras.utils.set_random_seed(seed)
    vocab = CharVocab().fit(text)
    size = len(vocab.chars)
    model = keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            keras.layers.Embedding(size, 16),
            keras.layers.LSTM(48, return_sequences=True),
            keras.layers.Dense(size),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss=loss)
    x, y = lm_pairs(vocab.encode(text), PIECE)
    model.fit(x, y, epochs=epochs, batch_size=32, verbose=0)
    return model, vocab
    # END SOLUTION 8.10


def generate(
    model: keras.Model,
    vocab: CharVocab,
    prompt: str,
    n: int,
    temperature: float,
    rng: np.random.Generator,
) -> str:
    """Go on with a text, one character after the other.

    Each new character is drawn with `sample_from_logits` from what the network says
    about the place after the text so far: the prompt and what has been drawn. The
    network is given all of this, or, if it is longer, at least the last 40 characters.

    Keras compiles `model.predict_on_batch(ids)` once, and is then ten times as fast as
    `model(ids)`.

    Args:
        model: A network from ids `(N, T)` to logits `(N, T, K)`, as `train_char_lstm`
            returns it.
        vocab: Its vocabulary, with K characters.
        prompt: The beginning, at least one character of the vocabulary.
        n: How many characters to add, >= 0.
        temperature: For `sample_from_logits`.
        rng: Source of randomness; nothing else decides.

    Returns:
        The prompt, with `n` characters added.

    Raises:
        ValueError: If the prompt is empty.
    """
    if not prompt:
        raise ValueError("`prompt` must hold at least one character. Received: ''.")
    # BEGIN SOLUTION 8.10
    ids = vocab.encode(prompt).tolist()
    for _ in range(n):
        seen = np.array([ids[-CONTEXT:]])
        logits = np.asarray(model.predict_on_batch(seen))[0, -1]
        ids.append(sample_from_logits(logits, temperature, rng))
    return vocab.decode(ids)
    # END SOLUTION 8.10
