"""Which of several SOPs a retrospective is about; none rather than a guess."""

