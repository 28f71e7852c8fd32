import type { ConditionNames } from '@/engine/conditions/describe';
import { findFieldType } from '@/engine/fields/registry';
import type { Json } from '@/engine/kernel/json';
import type { SentenceParam } from '@/engine/kernel/sentence';
import { type LocalText, localTextSchema } from '@/engine/kernel/text';
import { titleOr } from '@/engine/kernel/title-or';
import type { FormBody } from './schema';

/** How the fields of a form and what they are compared with are called; `names` are those behind ids, as far as they are known. */
export function conditionNames(form: FormBody | undefined, names?: ReadonlyMap<string, string>): ConditionNames {
  return {
    title: (field) => titleOr(form?.fields.find(({ id }) => id === field)?.title, field),
    value: (field, literal) => optionOf(form, field, literal) ?? names?.get(String(literal)) ?? plain(literal),
  };
}

/** The label of a choice, where the field offers choices. */
function optionOf(form: FormBody | undefined, name: string, literal: Json): LocalText | undefined {
  const field = form?.fields.find(({ id }) => id === name);
  const settings = field && findFieldType(field.type)?.settings.safeParse(field.settings).data;
  const options = isRecord(settings) && Array.isArray(settings.options) ? settings.options : [];
  const option = options.find((one: unknown) => isRecord(one) && one.key === literal);
  return isRecord(option) ? localTextSchema.safeParse(option.label).data : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function plain(literal: Json): SentenceParam {
  if (typeof literal === 'boolean') return { key: literal ? 'fields.words.yes' : 'fields.words.no' };
  return typeof literal === 'number' ? literal : String(literal);
}
