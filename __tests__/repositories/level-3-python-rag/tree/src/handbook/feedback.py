"""Marks on answers, shown again to the person who gave them."""

from fastapi import APIRouter, Header
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from handbook import settings

router = APIRouter()
engine = create_async_engine(settings.DATABASE)


class Mark(BaseModel):
    answer: str
    good: bool


@router.post("/marks", status_code=204)
async def store(mark: Mark, x_account: str = Header()):
    async with engine.begin() as db:
        await db.execute(text("insert into mark (account, answer, good) values (:a, :t, :g)"),
                         {"a": x_account, "t": mark.answer, "g": mark.good})


@router.get("/marks")
async def mine(x_account: str = Header()) -> list[Mark]:
    async with engine.connect() as db:
        rows = await db.execute(text("select answer, good from mark where account = :a"), {"a": x_account})
        return [Mark(answer=row.answer, good=row.good) for row in rows]
