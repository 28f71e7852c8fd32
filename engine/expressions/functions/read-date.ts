import { dateText, isDateParts } from '@/engine/kernel/calendar';

const DATE = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const LONGEST = 40;

/** A date as people write it, year first: `2026-3-1`, `2026/03/01`, `2026.3.1`, `2026年3月1日`; null when the text is none. */
export function readDate(text: string): string | null {
  if (text.length > LONGEST) return null;
  const match = DATE.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [year, month, day] = match.slice(1).filter((part) => part !== undefined);
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return isDateParts(parts) ? dateText(parts) : null;
}
