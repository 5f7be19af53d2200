"""noise batch by batch

task: 4.8
"""


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full, result = list(grad_fn(X, y)), []
    for size in batch_sizes:
        total = 0.0
        for _ in range(repeats):
            rows = rng.choice(len(X), size=size)
            step = grad_fn(X[rows], y[rows])
            total += sum((a - b) ** 2 for a, b in zip(step, full, strict=True))
        result.append(total / repeats)
    return result
