"""YAML files as data in which every value has its place in the file."""
