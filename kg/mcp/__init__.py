"""The answers as tools of the Model Context Protocol, for programs that talk: the same JSON as that of the command line."""
