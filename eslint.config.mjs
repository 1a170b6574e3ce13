import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist', 'out', 'server/src/generated'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    // The core is handed text and data: no disk, no clock, no protocol, no editor. The compiler keeps the globals out
    // (types: []); this names what an import would break.
    files: ['server/src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'fs', 'path', 'os', 'process'],
              message: 'The core does no input or output; take text and data as arguments.',
            },
            { group: ['vscode', 'vscode-*'], message: 'The core knows no editor and no protocol.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'Date', 'process', 'console', 'setTimeout'],
    },
  },
  {
    files: ['vitest.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
    extends: [tseslint.configs.disableTypeChecked],
  },
);
