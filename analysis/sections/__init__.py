"""The parts of a report: a dossier in, shown results out; one module for each part.

Notebooks call these and nothing else computes there. Every function takes the dossier first
and returns something to show: prose, a table, a chart, or prose in a chart's place where too
little is known.
"""
