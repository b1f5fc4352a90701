"""Arguments in, Dash components out: the parts that every page is put together from."""
