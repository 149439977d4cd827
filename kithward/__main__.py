"""`python -m kithward` is the command line."""

from kithward.cli.main import main

if __name__ == "__main__":
    main()
