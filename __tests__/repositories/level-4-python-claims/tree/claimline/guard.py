"""What keeps bad texts and names of people away from the model."""

from functools import cache

from openai import OpenAI
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer import AnonymizerEngine

ENTITIES = ["PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"]


@cache
def engines() -> tuple[AnalyzerEngine, AnonymizerEngine]:
    return AnalyzerEngine(), AnonymizerEngine()


def is_flagged(text: str) -> bool:
    """Says whether moderation objects to the text."""
    result = OpenAI().moderations.create(model="omni-moderation-latest", input=text)
    return result.results[0].flagged


def redact(text: str) -> str:
    """Replaces names, telephone numbers, addresses and accounts."""
    analyzer, anonymizer = engines()
    found = analyzer.analyze(text=text, entities=ENTITIES, language="en")
    return anonymizer.anonymize(text=text, analyzer_results=found).text
