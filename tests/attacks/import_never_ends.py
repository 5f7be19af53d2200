"""Compute without end while being imported.

honest: 0
shows: did not finish
"""

while True:
    pass
