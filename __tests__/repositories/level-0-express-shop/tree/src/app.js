import express from 'express';
import { carts } from './routes/carts.js';
import { chat } from './routes/chat.js';
import { feedback } from './routes/feedback.js';
import { products } from './routes/products.js';

export function createApp() {
  const app = express();
  app.use(express.json({ limit: '64kb' }));
  app.use('/products', products);
  app.use('/carts', carts);
  app.use('/feedback', feedback);
  app.use('/chat', chat);
  return app;
}
