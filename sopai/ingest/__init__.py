"""Reading files: from bytes to blocks to the SOP that they hold."""
