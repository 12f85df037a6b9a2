"""Retrospectives: what went wrong becomes proposed changes, decided one by one."""

from sopai.ui.frame import tell
from sopai.ui.retro import work
from sopai.ui.retro.bring import bring

work.start()
tell()
if work.retro().file is None:
    bring()
else:
    from sopai.ui.retro.proposal import proposal

    proposal()
