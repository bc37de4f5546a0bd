"""What rules share: passages and their notes, sameness of works and names, readings that would fit."""
