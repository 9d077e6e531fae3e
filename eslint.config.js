import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noNetwork = 'The window has no network. Ask the main process through ask.ts.';

const noNetworkProperties = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].flatMap((property) =>
    ['window', 'globalThis', 'self'].map((object) => ({ object, property, message: noNetwork })),
  ),
  { object: 'navigator', property: 'sendBeacon', message: noNetwork },
];

const domainSyntax = [
  { selector: 'ClassDeclaration, ClassExpression', message: 'Data and functions only.' },
  {
    selector: 'TSPropertySignature:not([readonly=true])',
    message: 'A record is not changed in place.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
];

export default defineConfig(
  {
    ignores: ['out/**', 'dist/**', 'test-results/**', '.dependency-cruiser.cjs', '**/planted-*/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src-renderer/**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: noNetwork },
        { name: 'XMLHttpRequest', message: noNetwork },
        { name: 'WebSocket', message: noNetwork },
        { name: 'EventSource', message: noNetwork },
      ],
      'no-restricted-properties': [
        'error',
        ...noNetworkProperties,
        ...['window', 'globalThis'].map((object) => ({
          object,
          property: 'ledger',
          message: 'Only ask.ts touches the bridge.',
        })),
      ],
    },
  },
  {
    files: ['src-renderer/ask.ts'],
    rules: { 'no-restricted-properties': ['error', ...noNetworkProperties] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'max-lines': 'off',
      'svelte/block-lang': ['error', { script: 'ts' }],
      'svelte/button-has-type': 'error',
      'svelte/max-lines-per-block': ['error', { script: 120, template: 150, style: 120 }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name=/^on/] ArrowFunctionExpression > BlockStatement',
          message: 'Name the handler in <script>; the markup only points at it.',
        },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'Date',
          message: 'The domain knows days, not moments. Take a PlainDate as an argument.',
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Chance belongs to platform/. Take the id as an argument.',
        },
      ],
      'no-restricted-syntax': ['error', ...domainSyntax],
    },
  },
  {
    // A test may write a fact down more bluntly than the product, and may build on what it just made.
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    // Benches, fuzzers and the demonstration print what they find: that is what they are for.
    files: ['tests/bench/**/*.ts', 'src-main/demo.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/explicit-function-return-type': 'off',
    },
  },
  prettier,
  svelte.configs.prettier,
);
