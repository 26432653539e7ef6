import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['__tests__/**/*.test.ts'], exclude: ['__tests__/repositories/**', 'node_modules/**'], testTimeout: 30_000 },
});
