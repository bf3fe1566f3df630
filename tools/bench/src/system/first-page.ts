import { chromiumPath, openTestBrowser } from '@vorgang/test-services';
import { quantile } from '../growth.js';

const VISITS = 7;

/** Medians of visits with an empty cache. */
export interface FirstPage {
  /** Milliseconds until something is painted. */
  readonly painted: number;
  /** Milliseconds until the largest part of the first screen is painted. */
  readonly largestPainted: number;
  /** Kilobytes over the network, compressed. */
  readonly kilobytes: number;
  readonly requests: number;
}

/** What somebody waits for who opens a page for the first time; null where there is no Chromium. */
export async function measureFirstPage(url: string): Promise<FirstPage | null> {
  if (chromiumPath() === null) return null;
  const browser = await openTestBrowser();
  try {
    const visits: FirstPage[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      visits.push(await page.evaluate(readTimings));
      await context.close();
    }
    const median = (part: keyof FirstPage) =>
      quantile(
        visits.map((visit) => visit[part]),
        0.5,
      );
    return {
      painted: median('painted'),
      largestPainted: median('largestPainted'),
      kilobytes: median('kilobytes'),
      requests: median('requests'),
    };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. Sources: W3C Paint Timing, Largest Contentful Paint, Resource Timing. */
async function readTimings(): Promise<FirstPage> {
  const largest = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const bytes = [navigation!, ...resources].reduce((sum, { transferSize }) => sum + transferSize, 0);
  return {
    painted: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    largestPainted: largest,
    kilobytes: bytes / 1000,
    requests: resources.length + 1,
  };
}
