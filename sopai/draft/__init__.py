"""From what a manager says to a draft: facts with quotes, questions, steps, open items."""
