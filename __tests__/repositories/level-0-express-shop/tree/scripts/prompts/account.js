import { group, password, text } from '@clack/prompts';

const systemPrompt = 'Admin account of the shop';

export function askAccount() {
  return group({
    user: () => text({ message: `${systemPrompt}: name`, placeholder: 'admin', validate: (v) => (v ? undefined : 'Required') }),
    secret: () => password({ message: `${systemPrompt}: password` }),
  });
}
