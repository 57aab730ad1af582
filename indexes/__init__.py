"""Clauses to vectors to hits: encoders, the vector index, the word index, fusion and search."""
