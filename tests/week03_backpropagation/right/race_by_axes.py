"""optimizer_race with float32 lines, axis by axis

task: 3.10
"""

import numpy as np
from training import LEARNING_RATES, SGD, Adam, RMSprop


def optimizer_race(f, grad, x0, steps):
    from matplotlib.figure import Figure

    figure = Figure()
    for place, title in enumerate(["SGD", "momentum", "RMSprop", "Adam"]):
        axes = figure.add_subplot(2, 2, place + 1)
        axes.set_title(title)
        for lr in LEARNING_RATES:
            w = [{"w": np.array(x0)}]
            if place < 2:
                optimizer = SGD(w, lr, 0.9 * place)
            else:
                optimizer = [RMSprop, Adam][place - 2](w, lr)
            path = [w[0]["w"].copy()]
            for _ in range(steps):
                optimizer.step([{"w": grad(path[-1])}])
                path.append(w[0]["w"].copy())
            heights = np.array([f(x) for x in path], dtype=np.float32)
            axes.semilogy(np.arange(steps + 1.0), heights, "o-", label=f"lr = {lr}")
        axes.set_xlabel("step")
        axes.set_ylabel("f(x)")
        axes.legend(loc="best")
    return figure
