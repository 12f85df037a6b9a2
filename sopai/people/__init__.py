"""Who answers for what: duties of SOPs, the people behind the roles, and what a change means."""
