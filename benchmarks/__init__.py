"""How fast Kithward is, and how right: measured here, never in a test."""

import kithward as kithward  # before NumPy, as everywhere: it says how many threads that may use
