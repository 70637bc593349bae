"""The functions behind the book's figures: numbers in, numbers out, standard library only."""
