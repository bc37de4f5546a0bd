"""The format, told from its own declarations: every field of every record and of site.yml, for people and programs."""
