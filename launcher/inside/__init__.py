"""The programs that need packages of the virtual environment; its Python runs them, one process each."""
