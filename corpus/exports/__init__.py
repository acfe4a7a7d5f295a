"""Results as files to take to a meeting: CSV, Excel workbooks, and pages of HTML that need nothing else."""
