import { expect, test } from 'vitest';
import { returnAddress } from './return-address.js';

test.each(['/workbench', '/workbench/aufgaben/12?ansicht=alle', '/workbench/'])(
  '%s opens again',
  (address) => {
    expect(returnAddress(address)).toBe(address);
  },
);

test.each([
  undefined,
  '',
  'https://evil.example/workbench/',
  '//evil.example/workbench/',
  '/\\evil.example/workbench/',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/workbench/../api/session',
  '/workbench/%2e%2e/api/session',
  '/workbenchevil',
  '/workbench@evil.example',
  `/workbench/${'x'.repeat(3000)}`,
])('%s does not', (address) => {
  expect(returnAddress(address)).toBe('/workbench/');
});
