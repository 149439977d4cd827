"""The numbers: NumPy arrays in, frozen dataclasses out. No Django, no clock, no I/O."""
