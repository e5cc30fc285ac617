"""Run the command line as ``python -m frankpledge.cli``."""

from frankpledge.cli.app import main

if __name__ == "__main__":
    main()
