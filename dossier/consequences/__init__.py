"""What a change to the content does to the site: two states of it, compared.

`state` is what is compared, `comparing` the comparison, `telling` its words; `base` finds an earlier state in git.
`telling` alone is also used where another's comparison must be shown without trust, and imports nothing.
"""
