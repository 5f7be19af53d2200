"""Reach others by sockets, queues and shared memory.

honest: 100
"""

import ctypes
import os
import socket
from multiprocessing import shared_memory

libc = ctypes.CDLL(None)
WAYS = [
    lambda: socket.create_connection(("127.0.0.1", 22), 1),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(
        b"x", ("1.1.1.1", 53)
    ),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.socket(socket.AF_UNIX).bind("\0grader-attack"),
    lambda: socket.socket(socket.AF_UNIX).bind("grader-attack.sock"),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    lambda: socket.socket(socket.AF_VSOCK),
    lambda: shared_memory.SharedMemory("grader-attack", create=True, size=10),
    lambda: os.mkfifo("fifo"),
    lambda: os.mknod("device", 0o20666, os.makedev(1, 3)),
]
for way in WAYS:
    try:
        way()
    except (OSError, AttributeError):
        continue
    raise RuntimeError("something outside was reached")
for call in (29, 64, 68, 240, 425, 310, 101, 434, 438, 321, 298, 323, 250):
    if libc.syscall(call, 0, 0, 0, 0, 0) >= 0:
        raise RuntimeError(f"system call {call} works")
