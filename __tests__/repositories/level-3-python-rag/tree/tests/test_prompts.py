from handbook.answers import prompts


def test_pages_are_named():
    text = prompts.get_template("answer.jinja2").render(pages=[{"name": "night", "text": "Round at 23:00."}])
    assert '<page name="night">' in text
