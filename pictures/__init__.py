"""Makes the pictures that the repository keeps: every page of the sample year, and the icons from the mark."""
