"""Leave threads running behind the test.

honest: 100
"""

import threading
import time

for _ in range(4):
    threading.Thread(target=time.sleep, args=(1000,)).start()
