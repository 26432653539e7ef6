"""The command line."""

import datetime as dt

import click

from jot import digest as digests
from jot import store


@click.group()
def main():
    """Dated notes in a folder."""


@main.command()
@click.argument("text", required=False)
def add(text):
    """Adds a note; asks for the text when none is given."""
    note = text or click.prompt("Note")
    click.echo(store.add(note, dt.datetime.now()).name)


@main.command("list")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]))
def list_notes(since):
    """Lists notes, newest last."""
    for note in store.read(since):
        click.echo(f"{note.when:%Y-%m-%d %H:%M}  {note.text}")


@main.command()
@click.option("--days", default=7, show_default=True)
def digest(days):
    """Condenses the notes of the last days."""
    since = dt.datetime.now() - dt.timedelta(days=days)
    notes = list(store.read(since))
    if not notes:
        raise click.ClickException("There are no notes to condense.")
    click.echo(digests.condense(notes))
