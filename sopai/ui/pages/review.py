"""Review documents: bring it, see what is vague and what nobody owns, mend it."""

from sopai.ui import state
from sopai.ui.bridge import bridge
from sopai.ui.bring import bring
from sopai.ui.frame import tell
from sopai.ui.preloading import preload

tell()
if state.document() is None:
    bring()
    bridge("", {})
    preload()
else:
    from sopai.ui.work import work

    work()
