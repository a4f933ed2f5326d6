"""Files: reading, writing, the project folder, the cache, and what travels with cvtex."""
