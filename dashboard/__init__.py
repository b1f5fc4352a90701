"""The rooms of the house; imports point down only, names on one line do not import each other.

app   __main__
commands                      one module a verb of the command line
shell   pages   web           Dash pages and callbacks; HTTP routes and headers
components   exports          arguments -> Dash components; views -> files
views                         each chart and card once: what pages, exports and API draw from
figures   measures   reports  plain-dict figures; matching, pace, status; what people entered
catalog                       reads all documents, swaps immutable numbered snapshots
loaders                       one module per kind of document and per file format -> rows
text   reference              official Chinese prose; counties, departments, indicators, rules, words
provenance   schema   settings   telemetry
"""
