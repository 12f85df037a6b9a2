"""Retrospectives: what went wrong becomes proposed changes, decided one by one."""

from sopai.ui.frame import tell

tell()
