import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';

const rules = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/rules.json'), 'utf8'));

const service = 'from fastapi import FastAPI\nfrom openai import OpenAI\napp = FastAPI()\nclient = OpenAI()\n';
const call = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4.1", messages=turns)\n';
const others = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`src/${name}.py`, 'x = 1\n']));

async function integrationOf(tree: Record<string, string>): Promise<string | undefined> {
  const { practices } = await scan(openMemory({ ...others, ...tree }), rules);
  return practices.find(({ id }) => id === 'prompt-integration')?.status;
}

test('a service is partial whose model calls are seen only in samples', async () => {
  expect(await integrationOf({ 'src/main.py': service, 'src/ask.py': call })).toBe('met');
  expect(await integrationOf({ 'src/main.py': service, 'samples/ask.py': call })).toBe('partial');
});

test('samples beside a released library say nothing of where its model calls stand', async () => {
  const library = {
    'go.mod': 'module github.com/acme/kit\n\nrequire github.com/sashabaranov/go-openai v1.36.0\n',
    'llms/openai.go':
      'package llms\n\nvar r, _ = client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o"})\n',
    'examples/ask/main.go': 'package main\n\nfunc main() {}\n',
  };
  expect(await integrationOf(library)).toBe('met');
});
