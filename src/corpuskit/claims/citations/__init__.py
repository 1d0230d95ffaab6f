"""The works that notes cite and the words that are quoted, compared with each other."""
