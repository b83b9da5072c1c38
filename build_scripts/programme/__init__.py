"""The pilot's method becomes another county's own: decisions, dates, roles, money, and how to judge it."""
