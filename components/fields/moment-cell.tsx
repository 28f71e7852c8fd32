import { formatMoment } from '@/lib/i18n/format';
import type { CellProps } from './field-view';

export function MomentCell({ value, locale, timeZone }: CellProps) {
  return <time dateTime={String(value)}>{formatMoment(Date.parse(String(value)), locale, timeZone)}</time>;
}
