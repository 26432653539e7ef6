import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0') },
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/repositories/**', 'node_modules/**'],
    testTimeout: 120_000,
    maxWorkers: '100%',
  },
});
