import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What automatic checks find wrong with a page: rules of WCAG 2.2 A and AA, and content wider than the screen.
 * An empty list proves little; keyboard walks and eyes do the rest.
 */
export async function findAccessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.flatMap((violation) =>
      violation.nodes.map((node) => `${page.url()} ${violation.id}: ${node.target.join(' ')}`),
    ),
    ...(overflow > 0 ? [`${page.url()} is ${overflow} px wider than the screen`] : []),
  ];
}
