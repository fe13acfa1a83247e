"""What stands in a brief, as blocks: one module for each part and each kind of brief."""
