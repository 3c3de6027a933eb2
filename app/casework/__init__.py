"""What an officer does, one verb a module; speaks to the world through ports."""
