"""Libraries that are made to be measured stay apart from the user's own."""

from sopai.errors import EvaluationError
from sopai.settings import chroma_url, database_url


def stay_apart() -> None:
    """Go on only where no setting names a library or an index that is somebody's.

    Raises:
        EvaluationError: one does; what to unset.
    """
    if database_url() or chroma_url():
        raise EvaluationError(
            "the SOPs that are measured would be added to your own library: unset SOPAI_DATABASE "
            "and SOPAI_CHROMA_URL"
        )
