"""SOPs written for people and other programs."""
