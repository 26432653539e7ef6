import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/model/found';
import { maskSecrets } from '../../src/model/secrets';

// Put together here, so that no scanner takes this file for a leak.
const join = (...parts: string[]) => parts.join('');
const random = 'aB3xK9mPq2Rt7VwZ4cD8';
const hex = '3f9a1c7be20d584692ab7713cd50fe86';

describe('masks', () => {
  test.each([
    ['OpenAI', join('sk-', 'proj-', random, random)],
    ['Anthropic', join('sk-', 'ant-', 'api03-', random, '-', random)],
    ['GitHub', join('ghp', '_', random, random)],
    ['GitHub OAuth', join('gho', '_', random, random)],
    ['GitHub fine-grained', join('github', '_pat_', random, '_', random)],
    ['AWS', join('AKIA', 'IOSFODNN7ABCDEFG')],
    ['Slack', join('xox', 'b-', '123456789012-', random)],
    ['Google', join('AIza', 'SyA', random, random).slice(0, 39)],
    ['Hugging Face', join('hf', '_', random, random)],
    ['Stripe', join('sk', '_live_', random, random)],
    ['a JSON web token', join('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0NTY3ODkwIn0', '.', random, random)],
    ['hexadecimal', hex],
    ['base64', join(random, '+', random, '/Ly0=')],
  ])('a key of %s, and nothing else of the line', (_, key) => {
    expect(maskSecrets(`client = Client(key="${key}", model="gpt-4o")`)).toBe('client = Client(key="***", model="gpt-4o")');
    expect(maskSecrets(`KEY: ${key}`)).toBe('KEY: ***');
  });

  test.each([
    [`AccountName=a;AccountKey=${random}${random}==;EndpointSuffix=x`, 'AccountName=a;AccountKey=***;EndpointSuffix=x'],
    ['"Server=db;User Id=sa;Password=hunter2;Encrypt=true"', '"Server=db;User Id=sa;Password=***;Encrypt=true"'],
    ['Server=db;Pwd=hunter2', 'Server=db;Pwd=***'],
    ['postgresql://app:hunter2@db:5432/app', 'postgresql://app:***@db:5432/app'],
    ['https://a.blob.core.windows.net/c?sv=1&sig=abc%2Bdefghijklmnopq', 'https://a.blob.core.windows.net/c?sv=1&sig=***'],
    [join('key = "-----BEGIN RSA ', 'PRIVATE KEY-----\\nMIIE"'), 'key = "***'],
    ['AZURE_OPENAI_API_KEY=q8d72hs91kd03mz64', 'AZURE_OPENAI_API_KEY=***'],
    [`api_key="${hex}"`, 'api_key="***"'],
  ])('%j', (line, shown) => {
    expect(maskSecrets(line)).toBe(shown);
  });
});

test.each([
  'client = AzureOpenAI(api_key=os.environ["AZURE_OPENAI_API_KEY"], azure_endpoint=endpoint)',
  'next_token = base64.b64encode(cursor.encode()).decode()',
  'const legacy = v4LegacyApiHourBucketTtlSeconds(hourStartMs);',
  'public class Step03a_GroupChatWithHumanInTheLoop(ITestOutputHelper output)',
  "import { ChatPromptTemplate } from '@langchain/core/prompts/ChatPromptTemplateV2';",
  'from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion',
  'uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683',
  'image: repo/app@sha256:9b7f1e0c5d4a3928171605f4e3d2c1b0a99887766554433221100ffeeddccbba',
  '"integrity": "sha512-aB3xK9mPq2Rt7VwZ4cD8aB3xK9mPq2Rt7VwZ4cD8=="',
  'revision="3f9a1c7be20d584692ab7713cd50fe863f9a1c7b"',
  'deployment: 63c505e8-cf5b-4aa3-a6a5-067a52377f82',
  'traceId: "2cce18f7e8cd065a0b4e634eef728391"',
  'model = "anthropic.claude-3-5-sonnet-20241022-v2:0"',
  'model="ft:gpt-4o-mini-2024-07-18:contoso::9XyZ12ab"',
  'docs: https://learn.microsoft.com/azure/ai-services/openai/concepts/models#gpt-4o-and-gpt-4-turbo',
  'const url = "https://docs.google.com/d/1aB3xK9mPq2Rt7VwZ4cD8aB3xK9mPq2Rt7/edit";',
  ['DATABASE_URL=postgresql://app:$', '{PASSWORD}@db/app'].join(''),
  '"Server=db;Password={password};Encrypt=true"',
  'password: str = Field(min_length=12)',
  'token = os.getenv("GITHUB_TOKEN")',
  'max_tokens: 4096, temperature: 0.7, top_p: 1',
  'class="sk-folding-cube-of-a-loading-animation"',
  'disk-usage-of-the-volume-2024-with-many-words',
])('leaves what code is made of: %s', (line) => {
  expect(maskSecrets(line)).toBe(line);
});

test('an excerpt shows no secret, also where it is cut', () => {
  const key = join('sk-', 'proj-', random, random);
  for (const before of [0, 100, 140, 155, 159, 600, 640, 690, 699]) {
    expect(excerptOf(`${'x '.repeat(before / 2)}${key} ${'y '.repeat(500)}`)).not.toMatch(/sk-|aB3x/);
  }
  for (const count of [1, 5, 10, 15, 20, 40]) expect(excerptOf(`${key} `.repeat(count))).not.toMatch(/sk-|aB3x/);
});

test('an ordinary excerpt is as before: trimmed and cut', () => {
  expect(excerptOf('  call()  ')).toBe('call()');
  expect(excerptOf('word '.repeat(100))).toBe(`${'word '.repeat(32).slice(0, 159)}…`);
});

test('takes no longer for a long line, whatever is in it', () => {
  // Fails by its time limit: the square of a million takes hours.
  for (const part of ['sk-', 'eyJ', 'a', 'A1b', '://', 'Password=', ';', 'sha', '-----BEGIN ', 'token:', 'f0']) {
    const line = part.repeat(1e6 / part.length);
    excerptOf(line);
  }
});
