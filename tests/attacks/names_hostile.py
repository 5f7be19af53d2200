"""Names and texts that are markup, commands or control characters.

honest: 85
"""

MARKUP = "<script>alert(1)</script>\x1b[31m\n::error::x\n# Title\n=cmd()|a|\u202e"


def tent_pieces(depth):
    raise type(MARKUP, (Exception,), {})(MARKUP)


def margin_and_bound(X, y, w, b):
    return type(MARKUP, (), {})()
