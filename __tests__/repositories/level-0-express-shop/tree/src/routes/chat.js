import { Router } from 'express';
import { pool } from '../db/pool.js';

/** Messages to the shop's staff, who answer them from the back office. */
export const chat = Router().post('/messages', async (request, response) => {
  const { conversation, role = 'user', content } = request.body;
  await pool.query('insert into message (conversation, role, content) values ($1, $2, $3)', [conversation, role, content]);
  response.status(202).end();
});
