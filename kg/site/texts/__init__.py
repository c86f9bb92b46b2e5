"""What pages say: one catalogue of messages for each language, in the syntax of Project Fluent."""
