import * as p from '@clack/prompts';
import { askAccount } from './prompts/account.js';
import { askDatabase } from './prompts/database.js';
import { writeSettings } from './settings.js';

p.intro('Larch & Loom');
const database = await askDatabase();
const account = await askAccount();
if (p.isCancel(database) || p.isCancel(account)) {
  p.cancel('Nothing was written.');
  process.exit(1);
}
const spinner = p.spinner();
spinner.start('Writing settings');
await writeSettings({ database, account });
spinner.stop('Done');
p.outro('Run npm start');
