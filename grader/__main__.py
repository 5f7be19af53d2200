"""The command `grader`. Worker processes import the main module anew: it is light."""


def main() -> None:
    """Run a command."""
    from grader.cli import main as run

    run()


if __name__ == "__main__":
    main()
