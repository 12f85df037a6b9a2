"""Files that sopai wrote and people edited: what they changed, as proposals for the SOP."""
