"""Where work is done: in this process, in several; what is done there is a function of its item."""
