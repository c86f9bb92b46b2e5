"""The law engine: values in, values out; no files, graph, clock or log."""
