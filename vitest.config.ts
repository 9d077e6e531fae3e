import { defineConfig } from 'vitest/config';

/** Unit, integration, document and guard tests, on Node 24. The window has its own runner, Playwright. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // Vitest leaves one core alone, which on two is half of them.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    restoreMocks: true,
  },
});
