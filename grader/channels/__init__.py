"""Where the same course is offered and graded in other programs' ways."""
