"""Whether two things are one: by home, by name, by kind, by what narrows one of them alone."""
