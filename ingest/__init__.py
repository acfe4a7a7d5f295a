"""From bytes to blocks, components, sections, passages and commitments."""
