"""Which records of different articles are one: scored in pairs, decided as data, undone without a trace."""
