"""Two plans compared, commitment by commitment."""
