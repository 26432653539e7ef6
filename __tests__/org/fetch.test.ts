import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFetch } from '../../src/org/fetch';
import { connect, start } from './connected';
import { commitOfGenerated } from './generated';
import { listed } from './made';

test('the time that a repository has does not run while the API asks to wait', async () => {
  const chat = { name: 'chat', files: { 'app.py': 'x = 1\n' } };
  const github = await start({ repositories: [chat], limit: { requests: 1, seconds: 3 } });
  const client = await connect(github);
  const fetch = createFetch(client, JSON.parse(readFileSync('dist/rules.json', 'utf8')), () => false, 1500);
  const started = performance.now();
  expect(await fetch(listed({ name: 'contoso/chat', commit: commitOfGenerated(chat) }))).toMatchObject({ kind: 'archive' });
  expect(performance.now() - started).toBeGreaterThan(1500);
});
