import { sentenceText } from '@/components/words/sentence-text';
import { describeCondition } from '@/engine/conditions/describe';
import type { Condition } from '@/engine/conditions/schema';
import type { Resolver } from '@/engine/conditions/subject';
import { labelOf, optionsSchema } from '@/engine/fields/options';
import { outgoing } from '@/engine/flows/graph';
import type { FlowBody, FlowEdge } from '@/engine/flows/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { type FlowWords, fieldName } from './flow-words';

const NO_FORM: Resolver = { subject: () => undefined };

/** What a branch is called: its own title, or its rule. */
export function wayText(words: FlowWords & { readonly body: FlowBody }, way: FlowEdge): string {
  const { say, locale, body } = words;
  const own = localText(way.title, locale);
  if (own) return own;
  if (way.default) return say('flowDesigner.branches.default');
  if (way.condition) return conditionText(words, way.condition);
  const number = outgoing(body, way.from).findIndex(({ id }) => id === way.id) + 1;
  return say('flowDesigner.branches.numbered', { number });
}

function conditionText(words: FlowWords, condition: Condition): string {
  const { form, say, locale, names } = words;
  const nameOf = (field: string, literal: Json) => {
    const { settings } = form?.fields.find(({ id }) => id === field) ?? {};
    const options = optionsSchema.safeParse(settings?.options);
    const key = String(literal);
    if (options.success && options.data.some((one) => one.key === key)) return labelOf(key, options.data, locale);
    if (typeof literal === 'boolean') return { key: literal ? 'fields.words.yes' : 'fields.words.no' };
    return names.get(key) ?? (typeof literal === 'number' ? literal : key);
  };
  const sentence = describeCondition(
    condition,
    { title: (field) => fieldName(words, field), value: nameOf },
    form ? formResolver(fieldsById(form), null) : NO_FORM,
  );
  return sentenceText(say, sentence, locale);
}
