"""features by a pooled model

task: 7.6
"""

import keras
import numpy as np


def extract_features(base, X, batch_size):
    pooled = keras.Sequential([base, keras.layers.GlobalAveragePooling2D()])
    features, start = None, 0
    while start < len(X):
        part = np.asarray(pooled(X[start : start + batch_size]))
        if features is None:
            features = np.empty((len(X), part.shape[1]), dtype=np.float32)
        features[start : start + len(part)] = part
        start += batch_size
    return features
