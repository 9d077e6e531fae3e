import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Accessibility warnings, like every other warning of the compiler, fail the check. */
export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: { runes: true },
};
