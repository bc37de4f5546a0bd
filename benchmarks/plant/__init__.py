"""Planted defects: how much of what is wrong in a text the rules find, and how often they are mistaken.

Given a folder of texts that nobody here wrote, it makes a throw-away dossier of them, plants one defect for each
rule and text that offers a place, runs `verify` and `check` over it as the product does, and counts what is found
at the right place, and what is found in the texts as they were.
"""
