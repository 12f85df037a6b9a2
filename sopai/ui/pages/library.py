"""Library: find an SOP, read it as a newcomer needs it, take it away."""

from sopai.ui.frame import tell
from sopai.ui.library.listing import library

tell()
library()
