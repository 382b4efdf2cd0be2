"""What the script ./heddle does. Only the standard library is used here: nothing is installed yet when it starts."""
