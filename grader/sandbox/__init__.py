"""Where learners' code runs: never in the process that holds the hidden tests."""
