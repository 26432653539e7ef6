"""Notes in a folder, condensed on demand."""
