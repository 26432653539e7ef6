"""Claims intake."""
