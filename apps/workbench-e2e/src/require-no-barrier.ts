import { findAccessibilityFaults } from '@vorgang/test-services';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe finds no barrier on the page as it stands. */
export async function requireNoBarrier(page: Page): Promise<void> {
  expect(await findAccessibilityFaults(page)).toEqual([]);
}
