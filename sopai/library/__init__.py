"""SOPs, their versions, states and audit trail in SQL; search by words and by meaning."""
