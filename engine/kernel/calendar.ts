/**
 * Dates without a zone, as `YYYY-MM-DD` of the Gregorian calendar, years 0001 to 9999. Text order is date order.
 * Day numbers count from 1970-01-01 = 0.
 */
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export function isDate(text: string): boolean {
  return isDateParts(dateParts(text));
}

export function isDateParts({ year, month, day }: DateParts): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The numbers of a date's text; zeros when it is none. */
export function dateParts(date: string): DateParts {
  const match = DATE.exec(date);
  return { year: Number(match?.[1] ?? 0), month: Number(match?.[2] ?? 0), day: Number(match?.[3] ?? 0) };
}

export function dateText({ year, month, day }: DateParts): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Source of the formula: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayNumber(date: string): number {
  const { year, month, day } = dateParts(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const FIRST_DAY = -719_162; // 0001-01-01
const LAST_DAY = 2_932_896; // 9999-12-31

/** The date of a day number, or null beyond the years 0001 to 9999. */
export function dateOfDay(number: number): string | null {
  if (!(number >= FIRST_DAY && number <= LAST_DAY)) return null;
  const shifted = Math.floor(number) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return dateText({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

/** Null beyond the years 0001 to 9999. */
export function addDays(date: string, days: number): string | null {
  return dateOfDay(dayNumber(date) + days);
}

/** A day the new month does not have becomes its last day; null beyond the years 0001 to 9999. */
export function addMonths(date: string, months: number): string | null {
  const { year, month, day } = dateParts(date);
  const count = year * 12 + month - 1 + months;
  const next = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  if (!(next.year >= 1 && next.year <= 9999)) return null;
  return dateText({ ...next, day: Math.min(day, daysInMonth(next.year, next.month)) });
}

/** Monday = 1 … Sunday = 7. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
