"""Paper: makes tagged files of documents; knows the typesetter and the letters of fonts."""
