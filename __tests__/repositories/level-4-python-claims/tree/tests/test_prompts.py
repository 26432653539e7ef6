from claimline import prompts


def test_examples_become_turns():
    roles = [turn["role"] for turn in prompts.load("triage").messages("My bike is gone.")]
    assert roles == ["system", "user", "assistant", "user", "assistant", "user"]


def test_versions_agree_with_the_files():
    assert all(prompts.load(name).version == version for name, version in prompts.IN_USE.items())
