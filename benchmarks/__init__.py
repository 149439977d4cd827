"""How fast Kithward is, and how right: measured here, never in a test."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the settings have it, which come after NumPy here
