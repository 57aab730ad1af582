"""Bytes to stored rows: readers, structure, facts, alignment, and the pipeline that alone knows their order."""
