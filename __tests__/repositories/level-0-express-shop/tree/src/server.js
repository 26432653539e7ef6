import { createApp } from './app.js';
import { log } from './log.js';

const port = process.env.PORT ?? 8080;
createApp().listen(port, () => log.info({ port }, 'shop is open'));
