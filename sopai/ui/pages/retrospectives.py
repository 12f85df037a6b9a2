"""Retrospectives: what went wrong becomes proposed changes, decided one by one."""

from sopai.ui.frame import tell
from sopai.ui.retro import work
from sopai.ui.retro.bring import bring

work.start()
tell()
now = work.retro()
if now.file is None and now.change_set is not None:
    from sopai.ui.retro.waiting import opened

    opened(now.change_set)
elif now.file is None:
    bring()
else:
    from sopai.ui.retro.proposal import proposal

    proposal()
