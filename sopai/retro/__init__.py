"""From a retrospective to proposed changes of an SOP."""
