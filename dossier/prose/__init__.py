"""Printed English read into values with their place: dates, quotations, figures, names, citations."""
