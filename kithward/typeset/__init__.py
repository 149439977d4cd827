"""Pictures and pages to keep: words and numbers in, SVG, PNG or PDF out. No database, no clock."""
