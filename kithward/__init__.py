"""Networking with a purpose: goals in plain words, counted from what really happens, forecast and planned."""

import os

# Before NumPy is loaded: the matrices here are small, and threads that wait for one another made a plan up to twenty
# times slower whenever the machine had anything else to do, and never faster.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
