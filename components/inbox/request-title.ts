import { type Locale, type LocalText, localText } from '@/engine/kernel/text';

interface Titled {
  readonly who: string | null;
  readonly asks: readonly string[];
  readonly title: string;
  readonly flow: LocalText;
}

/** A request as people speak of it: who, what, how many points; its number or its flow when nothing else is known. */
export function requestTitle({ who, asks, title, flow }: Titled, locale: Locale): string {
  const parts = [...(who ? [who] : []), ...asks];
  if (parts.length === 0) return title || localText(flow, locale);
  return parts.join(' · ');
}

/** What stands below it: the flow, the step, and the number of the record. */
export function requestDetail(
  { flow, step, title }: Pick<Titled, 'flow' | 'title'> & { readonly step?: LocalText },
  locale: Locale,
): string {
  return [localText(flow, locale), localText(step, locale), title].filter(Boolean).join(' · ');
}
