"""Documents to PDF to dots to printer language. Returns chunks of bytes and owns no port."""
