"""paydesk: payment requests from filing to payment, on the command line."""

__version__ = "0.1.0"
