import { Router } from 'express';
import { pool } from '../db/pool.js';

export const feedback = Router()
  .post('/', async (request, response) => {
    const { product, stars, comment } = request.body;
    await pool.query('insert into feedback (product, stars, comment) values ($1, $2, $3)', [product, stars, comment]);
    response.status(201).end();
  })
  .get('/summary', async (_request, response) => {
    const { rows } = await pool.query('select product, avg(stars) as stars, count(*) as votes from feedback group by product');
    response.json(rows);
  });
