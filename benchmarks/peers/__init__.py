"""Other programs that make sites, on the same pages in the same run."""
