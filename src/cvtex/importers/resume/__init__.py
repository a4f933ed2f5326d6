"""JSON Resume and YAMLResume, which have the same sections with nearly the same keys."""
