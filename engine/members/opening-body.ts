import type { Field, FormBody } from '@/engine/forms/schema';
import { recordFields } from '@/engine/forms/table';
import type { LocalText } from '@/engine/kernel/text';

/** Columns of a sheet of opening balances beside those of the member's profile. */
export const OPENING_PARTS = ['points', 'goodThrough', 'usableFrom', 'card'] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

/** Ids that a sheet's plan uses for them; no form of ours begins a field's name so. */
export const OPENING_COLUMNS: Readonly<Record<OpeningPart, string>> = {
  points: 'opening_points',
  goodThrough: 'opening_good_through',
  usableFrom: 'opening_usable_from',
  card: 'opening_card',
};

/**
 * What the columns of a sheet of opening balances can mean: points with their dates, the card, and every field of the member form,
 * of which the phone finds the member and the others make a new one. Rows of sections have no place: a line is a grant of points.
 */
export function openingBody(body: FormBody, titles: Partial<Record<OpeningPart, LocalText>> = {}): FormBody {
  const own = OPENING_PARTS.filter((part) => part !== 'card' || body.bindings.cardNumber === undefined);
  return { ...body, fields: [...own.map((part) => columnOf(part, titles[part] ?? {})), ...recordFields(body)] };
}

/** The column that carries the card number: the form's own field, or ours. */
export function cardColumn(body: FormBody): string {
  return body.bindings.cardNumber ?? OPENING_COLUMNS.card;
}

function columnOf(part: OpeningPart, title: LocalText): Field {
  const type = { points: 'number', goodThrough: 'date', usableFrom: 'date', card: 'text' }[part];
  return {
    id: OPENING_COLUMNS[part],
    type,
    parent: null,
    title,
    width: 12,
    required: part === 'points',
    readOnly: false,
    whenHidden: 'clear',
    unique: false,
    indexed: false,
    settings: part === 'points' ? { decimals: 4 } : {},
  };
}
