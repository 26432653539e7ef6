"""The HTTP interface."""

import logging

from azure.monitor.opentelemetry import configure_azure_monitor
from fastapi import Depends, FastAPI, HTTPException
from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor

from handbook import answers, feedback, safety, settings
from handbook.models import Answer, Question

if settings.INSIGHTS:
    configure_azure_monitor(connection_string=settings.INSIGHTS, logger_name="handbook")
    OpenAIInstrumentor().instrument()

log = logging.getLogger("handbook")
app = FastAPI(title="Hillside handbook")
app.include_router(feedback.router)


@app.post("/answers")
async def ask(question: Question, service: answers.Answers = Depends(answers.service)) -> Answer:
    if not await safety.is_fine(question.text):
        log.warning("question refused")
        raise HTTPException(422, "Please put the question differently.")
    answer = await service.answer(question)
    if not await safety.is_fine(answer.text):
        raise HTTPException(502, "The answer was withheld.")
    return answer
