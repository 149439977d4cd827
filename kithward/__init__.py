"""Networking with a purpose: goals in plain words, counted from what really happens, forecast and planned."""
