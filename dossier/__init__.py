"""Dossier: a static research site in which every statement shows where it comes from."""

__version__ = "0.1.0"
