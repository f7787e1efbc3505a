"""Fetches film data from those who give it out: the only room of the core that uses a network.

Nothing is fetched unless somebody asks for it by name; what is fetched is a payload as anybody
could have put it there, and is imported as such.
"""
