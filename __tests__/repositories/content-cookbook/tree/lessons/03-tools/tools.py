"""Lesson 3: the model asks for the weight of a cup."""

import json

from openai import OpenAI

GRAMS = {"flour": 125, "sugar": 200, "rice": 185}
TOOLS = [
    {
        "type": "function",
        "name": "cup_in_grams",
        "description": "Weight of one cup of an ingredient",
        "parameters": {
            "type": "object",
            "properties": {"ingredient": {"type": "string", "enum": list(GRAMS)}},
            "required": ["ingredient"],
            "additionalProperties": False,
        },
        "strict": True,
    }
]


def main() -> None:
    client = OpenAI()
    turns = [{"role": "user", "content": "Convert to grams: 2 cups of flour, half a cup of sugar"}]
    reply = client.responses.create(model="gpt-4.1-mini", input=turns, tools=TOOLS)
    turns += reply.output
    for item in reply.output:
        if item.type == "function_call":
            grams = GRAMS[json.loads(item.arguments)["ingredient"]]
            turns.append({"type": "function_call_output", "call_id": item.call_id, "output": str(grams)})
    print(client.responses.create(model="gpt-4.1-mini", input=turns, tools=TOOLS).output_text)


if __name__ == "__main__":
    main()
