import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Nothing stands outside the screen's width. */
export async function requireNoSideScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
}
