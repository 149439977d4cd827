"""The command line: the same reads and writes as every other face."""
