"""Home: what needs somebody, and where to begin."""

from sopai.ui.frame import tell
from sopai.ui.home import home

tell()
home()
