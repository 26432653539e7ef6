import { select, text } from '@clack/prompts';

const templates = {
  local: 'postgres://localhost:5432/shop',
  compose: 'postgres://shop:shop@db:5432/shop',
};

export async function askDatabase() {
  const choice = await select({
    message: 'Which database?',
    options: [...Object.keys(templates).map((value) => ({ value })), { value: 'other' }],
  });
  return choice === 'other' ? text({ message: 'Connection string' }) : templates[choice];
}
