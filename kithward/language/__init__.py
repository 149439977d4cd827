"""Plain words: the fixed terms, and how numbers, days and fields of work are read. Pure."""
