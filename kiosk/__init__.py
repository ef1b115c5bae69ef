"""What a registration desk knows and does. Knows nothing of Qt, serial ports or ReportLab."""
