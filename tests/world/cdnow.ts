import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One purchase as the file has it. */
export interface Purchase {
  readonly customer: string;
  /** `YYYYMMDD` */
  readonly day: string;
  /** Dollars with two decimals, as text. */
  readonly dollars: string;
}

export function cdnowText(): string {
  return gunzipSync(readFileSync(path.resolve('tests/data/cdnow/CDNOW_master.txt.gz'))).toString('utf8');
}

export function cdnowPurchases(): Purchase[] {
  return cdnowText()
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [customer = '', day = '', , dollars = ''] = line.trim().split(/ +/);
      return { customer, day, dollars };
    });
}

/** The amount in whole cents, without ever becoming a fraction. */
export function centsOf(dollars: string): number {
  const [whole = '0', part = ''] = dollars.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
}
