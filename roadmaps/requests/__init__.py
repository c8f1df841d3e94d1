"""One side asks the other for something by a day: asked, taken, asked back, answered, solved or not; both ways."""
