import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Which room may lead to which. See docs/architecture.md. */
const walls = [
  { sourceTag: 'type:pure', onlyDependOnLibsWithTags: ['type:pure'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:pure', 'type:ui'] },
  { sourceTag: 'type:storage', onlyDependOnLibsWithTags: ['type:pure', 'type:storage'] },
  { sourceTag: 'type:queue', onlyDependOnLibsWithTags: ['type:queue'] },
  {
    sourceTag: 'type:orchestration',
    onlyDependOnLibsWithTags: ['type:pure', 'type:storage', 'type:queue', 'type:orchestration'],
  },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:pure', 'type:storage', 'type:orchestration', 'type:domain'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:pure', 'type:testing'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'type:procedure', onlyDependOnLibsWithTags: ['type:testing', 'type:pure'] },
];

/** What the pure libraries must not touch: frameworks, storage, network, clock-bound modules. */
const impureModules = [
  '@nestjs/*',
  'typeorm',
  'bullmq',
  'pg',
  'express',
  'node:fs',
  'node:fs/*',
  'node:net',
  'node:http',
  'node:https',
  'node:child_process',
  'node:crypto',
];

const tests = [
  '**/src/testing/**',
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.scenario.ts',
  'vitest.config.ts',
  'apps/*-e2e/**',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.nx/**', '**/generated/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: walls },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name: one thing has one name everywhere.',
        },
      ],
    },
  },
  {
    files: ['libs/{bpmn,feel,dmn,execution,forms}/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: impureModules, message: 'Pure libraries know no framework, storage, network or file.' },
          ],
        },
      ],
    },
  },
  {
    // NestJS reads the types of constructor parameters at run time; a type-only import would leave it nothing to read.
    files: ['apps/{engine,worker,portal}/**/*.{ts,tsx}', 'libs/{identity,casework,services}/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: tests,
    rules: { '@nx/enforce-module-boundaries': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['**/vite.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
