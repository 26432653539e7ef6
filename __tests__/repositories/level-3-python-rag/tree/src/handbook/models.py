"""What goes in and out."""

from pydantic import BaseModel, Field


class Question(BaseModel):
    text: str = Field(max_length=1000)
    earlier: list[str] = []


class Answer(BaseModel):
    text: str
    pages: list[str]
    tokens: int = 0
