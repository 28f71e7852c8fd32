import type { Locale } from './locales';

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function keep<F extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: () => F): F {
  // The name says which constructor made it.
  const known = made.get(name) as F | undefined;
  if (known) return known;
  const fresh = make();
  made.set(name, fresh);
  return fresh;
}

export function formatNumber(value: number, locale: Locale): string {
  return keep(`number ${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 10 })).format(value);
}

/** Money in the main unit of its currency (ISO 4217); whole amounts without decimals. */
export function formatMoney(amount: number, currencyCode: string, locale: Locale): string {
  const whole = Number.isInteger(amount);
  return keep(`money ${locale} ${currencyCode} ${whole}`, () => {
    const style = { style: 'currency', currency: currencyCode, currencyDisplay: 'narrowSymbol' } as const;
    return new Intl.NumberFormat(locale, whole ? { ...style, maximumFractionDigits: 0 } : style);
  }).format(amount);
}

/** An instant (UTC ms) as the reader writes date and time, in the workspace's zone. */
export function formatMoment(at: number, locale: Locale, timeZone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return keep(`moment ${locale} ${timeZone}`, () => new Intl.DateTimeFormat(locale, style)).format(at);
}

/** The day of an instant (UTC ms) in the workspace's zone. */
export function formatDay(at: number, locale: Locale, timeZone: string): string {
  return keep(
    `day ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }),
  ).format(at);
}

/** A date without zone, `YYYY-MM-DD`, as the reader writes it. */
export function formatDate(date: string, locale: Locale): string {
  return formatDay(Date.parse(`${date}T00:00:00Z`), locale, 'UTC');
}

/** The name of a thing as it stands alone, above a box or as a heading: words inside sentences begin small. */
export function asLabel(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
