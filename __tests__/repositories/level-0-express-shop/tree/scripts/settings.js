import { writeFile } from 'node:fs/promises';

/** Writes the answers of the setup to settings.json. */
export async function writeSettings({ database, account }) {
  const settings = { database, admin: account.user, tokens: { ttlMinutes: 30 } };
  await writeFile('settings.json', JSON.stringify(settings, null, 2));
}
