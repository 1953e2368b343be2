"""The commands, one module for each group of people: parse, resolve, plan, confirm, apply, present.

Importing these modules loads signatures only; services are imported inside the commands, because start-up is a feature.
"""
