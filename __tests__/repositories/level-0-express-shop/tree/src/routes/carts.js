import { Router } from 'express';
import { pool } from '../db/pool.js';
import { bucket } from '../experiments/bucket.js';
import { evaluate } from '../pricing/evaluate.js';

export const carts = Router().post('/:id/total', async (request, response) => {
  const { rows } = await pool.query('select expression from discount where active');
  const total = evaluate(request.body.lines, rows.map((row) => row.expression));
  response.json({ total, button: bucket('checkout-button', request.params.id) });
});
