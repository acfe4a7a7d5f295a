"""What a question says, word by word and part by part, before anything is searched."""
