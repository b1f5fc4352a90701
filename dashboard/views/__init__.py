"""Each chart and card once: what pages, exports, API and command line all draw from."""
