"""End the process while being imported, with a success.

honest: 0
shows: ended the whole program
"""

import os

os._exit(0)
