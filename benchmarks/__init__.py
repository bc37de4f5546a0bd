"""What the figures are made by: corpora, measurements, and defects planted to be found."""
