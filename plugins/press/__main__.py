"""Command: `python -m press VERB`, for where the command of the installed program is not found."""

from press.program import program

if __name__ == "__main__":
    program.run()
