"""What every store promises, whatever it is made of: one file a verb."""
