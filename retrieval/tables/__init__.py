"""Questions that the rows and cells of tables answer."""
