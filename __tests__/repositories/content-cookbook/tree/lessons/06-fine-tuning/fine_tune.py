"""Lesson 6: teaches a small model the tone of grandmother's notes."""

from pathlib import Path

from openai import OpenAI

HERE = Path(__file__).parent


def main() -> None:
    client = OpenAI()
    with (HERE / "notes.jsonl").open("rb") as file:
        upload = client.files.create(file=file, purpose="fine-tune")
    job = client.fine_tuning.jobs.create(training_file=upload.id, model="gpt-4.1-nano-2025-04-14")
    print("started", job.id)


if __name__ == "__main__":
    main()
