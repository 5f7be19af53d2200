"""Ways in and out: GitHub, and the formats of the services around it."""
