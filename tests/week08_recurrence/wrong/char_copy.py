"""CHAR-COPY

task: 8.10
message: The network learns to repeat the character that it has just read. Which
    character is the target?
"""

import keras
from characters import CharVocab, lm_pairs


def train_char_lstm(text, seed, epochs=10):
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
    x, y = [lm_pairs(vocab.encode(text), 40)[0]] * 2
    model.fit(x, y, epochs=epochs, batch_size=32, verbose=0)
    return model, vocab
