"""Showing things: tables and cards for people, JSON and plain formats for scripts.

The only room that knows Rich and tabulate. Results go to standard output; what is said about them to standard error.
"""
