"""Sleep instead of computing.

honest: 96
shows: did not finish
"""


def brain_quiz():
    import time

    while True:
        try:
            time.sleep(1000)
        except BaseException:
            continue
