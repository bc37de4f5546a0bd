"""The private preview: a document's full text beside its digest.

Only `serve` imports this, and a test holds it so: no published build can contain what is made here. It is given to
the browser from memory and written nowhere.
"""

from dossier.private.page import PUBLISHED, private_page

__all__ = ["PUBLISHED", "private_page"]
