import { join } from 'node:path';
import { defineConfig } from 'vite';

const at = (path: string): string => join(import.meta.dirname, path);

/** Main process, ledger process and reader process: ESM for Node 20 and newer, everything bundled but these two. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: at('src-main/main.ts'),
        ledger: at('src-main/ledger/ledger.ts'),
        reader: at('src-main/reader/reader.ts'),
      },
      external: ['electron', 'better-sqlite3'],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
