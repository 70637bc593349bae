"""The charts of the book: data from the models and the passports, drawn by book.render.charts."""
