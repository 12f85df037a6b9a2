"""The Draft page: describe a job, answer what matters, take the document away."""
