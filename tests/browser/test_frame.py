"""The frame around every page, in a real browser."""


def test_the_first_page_opens(open_page):
    page = open_page("/")
    assert page.title()
