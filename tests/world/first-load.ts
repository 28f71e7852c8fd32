import { expect, type Page, type Response } from '@playwright/test';

export interface LoadedScripts {
  /** Compressed bytes of all scripts, as they came over the wire. */
  readonly bytes: number;
  readonly largest: readonly { readonly url: string; readonly bytes: number }[];
}

/** Opens an address in a browser that knows nothing yet, and weighs every script that comes until the page is quiet. */
export async function scriptsOfFirstLoad(page: Page, address: string): Promise<LoadedScripts> {
  const scripts: Response[] = [];
  const heard = (response: Response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  };
  page.on('response', heard);
  await page.goto(address, { waitUntil: 'networkidle' });
  page.off('response', heard);
  expect(scripts.length, 'scripts of the page').toBeGreaterThan(0);
  const weighed = await Promise.all(
    scripts.map(async (response) => {
      const { responseBodySize } = await response.request().sizes();
      const encoding = await response.headerValue('content-encoding');
      // The weight means nothing unless our own server compressed what it sent.
      if (responseBodySize > 1_500) expect(encoding, `${response.url()} is compressed`).toMatch(/^(gzip|br|zstd)$/);
      return { url: new URL(response.url()).pathname, bytes: responseBodySize };
    }),
  );
  const bytes = weighed.reduce((sum, one) => sum + one.bytes, 0);
  return { bytes, largest: weighed.sort((a, b) => b.bytes - a.bytes).slice(0, 12) };
}
