"""Files become models, with the position of every value. The only package that opens a file to read."""
