"""The graph given away: every linked-data format, tables, and what describes them."""
