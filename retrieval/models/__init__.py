"""The models: packaged ones, any of sentence-transformers, and their files."""
