"""`python -m tei_protocols` does what the console script does."""

from tei_protocols.cli import main

main()
