"""Whether an address is this machine's own."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_this_machine(address: str) -> bool:
    """Whether what is sent to this address stays on this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
