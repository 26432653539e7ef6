import { defineConfig } from 'vitest/config';
import { definitions } from './scripts/bundle.mjs';

export default defineConfig({
  define: await definitions('0.0.0'),
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/repositories/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
  },
});
