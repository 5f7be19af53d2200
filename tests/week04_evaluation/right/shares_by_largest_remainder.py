"""shares by largest remainder

task: 4.1
"""


def split_indices(n, fracs, rng, y=None, groups=None):
    if groups is not None:
        names = sorted(set(int(g) for g in groups))
        chosen = [set(part) for part in split_indices(len(names), fracs, rng)]
        place = {name: i for i, name in enumerate(names)}
        return tuple(
            [i for i in range(n) if place[int(groups[i])] in part] for part in chosen
        )
    labels = [0] * n if y is None else [int(c) for c in y]
    parts = ([], [], [])
    for c in set(labels):
        rows = [i for i in range(n) if labels[i] == c]
        rng.shuffle(rows)
        sizes = [int(f * len(rows) + 1e-9) for f in fracs]
        rest = sorted(range(3), key=lambda p: sizes[p] - fracs[p] * len(rows))
        for p in rest[: len(rows) - sum(sizes)]:
            sizes[p] += 1
        for part, size in zip(parts, sizes, strict=True):
            part += [rows.pop() for _ in range(size)]
    return parts
