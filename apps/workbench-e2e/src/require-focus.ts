import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** The keyboard, and whoever listens to a screen reader, are there. */
export async function requireFocus(target: Locator): Promise<void> {
  await target.waitFor();
  await expect
    .poll(() => target.evaluate((element) => element.contains(document.activeElement)), { timeout: 5_000 })
    .toBe(true);
}
