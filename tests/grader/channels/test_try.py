def test_x(fake, github_course, monkeypatch):
    from grader.channels.github import Channel
    fake.make("weeks-a")
    c = Channel("dl-101")
    print(c.has_repository("weeks-a"))
    print("\n".join(fake.violations)); print(fake.log)
