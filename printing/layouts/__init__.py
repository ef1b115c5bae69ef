"""One layout for each kind of paper: a document and a page in, placed items out. Nothing is drawn here."""
