"""One file a page; each reads as ask, fetch, draw, show."""
