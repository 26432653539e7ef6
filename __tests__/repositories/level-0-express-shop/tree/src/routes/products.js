import { Router } from 'express';
import { LRUCache } from 'lru-cache';
import { pool } from '../db/pool.js';

const cache = new LRUCache({ max: 500, ttl: 60_000 });

export const products = Router().get('/:slug', async (request, response) => {
  const { slug } = request.params;
  let product = cache.get(slug);
  if (!product) {
    const { rows } = await pool.query('select * from product where slug = $1', [slug]);
    product = rows[0];
    if (product) cache.set(slug, product);
  }
  if (!product) return response.status(404).end();
  response.json(product);
});
