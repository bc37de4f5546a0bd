"""Pictures as SVG, drawn from plain words and numbers: nothing here knows a record or a page.

A drawing carries class names and no colour (the stylesheet has those), no style and no script (the policy of
the pages allows neither), and it says in its title and description what it shows. What it shows also stands on
the page in words: the drawing is the map, the words are the record.
"""
