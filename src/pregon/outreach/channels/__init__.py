"""The channels, one folder each: what it needs, how it says a piece, how it goes out, what proof it asks for."""
