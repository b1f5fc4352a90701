"""What leaves the program: views in, bytes of CSV, XLSX and PPTX out, each saying what it is, as of when and from where; no dash."""
