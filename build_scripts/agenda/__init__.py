"""A workshop's minutes become a day: clock times, what is too long for it, and what to cut when it runs late."""
