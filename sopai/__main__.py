"""`python -m sopai`: the same as the `sopai` command."""

from sopai.cli import main

main()
