"""YAML files as data in which every value knows its place."""
