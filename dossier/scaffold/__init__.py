"""New records: a ready file with every field that it may have, and what a capture lets one propose."""
