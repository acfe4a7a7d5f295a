"""Page text without any layout information to blocks: lines, paragraphs, running lines, contents lists, levels."""
