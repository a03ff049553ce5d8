"""Small readers of Spanish phrases: lists, responsibles, indicators, channels, periodicities, dates, audiences."""
