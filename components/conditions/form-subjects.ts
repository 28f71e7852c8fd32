import * as z from 'zod';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { labelOf, optionsSchema } from '@/engine/fields/options';
import { pickOf } from '@/engine/forms/picked';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import { type Locale, localText } from '@/engine/kernel/text';
import type { ConditionSubject, PickSource } from './condition-subject';

const withOptions = z.object({ options: optionsSchema });

interface Asked {
  readonly section: string | null;
  readonly except?: string;
  readonly locale: Locale;
  /** Where picked people, stores and records are found. */
  readonly source: PickSource;
}

/** What conditions of a form may ask about, except of one field itself. */
export function formSubjects(body: FormBody, { section, except, locale, source }: Asked): readonly ConditionSubject[] {
  const resolver = formResolver(fieldsById(body), section);
  return body.fields.flatMap((field): ConditionSubject[] => {
    const subject = field.id === except ? undefined : resolver.subject(field.id);
    if (!subject) return [];
    const pick = pickOf(body, field.id);
    const operators = subject.operators ?? OPERATORS_BY_KIND[subject.kind];
    const chosen = withOptions.safeParse(field.settings);
    return [
      {
        name: field.id,
        label: localText(field.title, locale) || field.id,
        kind: subject.kind,
        operators,
        ...(subject.grain && { grain: subject.grain }),
        ...(pick && { picks: { ...pick, source } }),
        ...(chosen.success && {
          options: chosen.data.options.map(({ key }) => ({
            value: key,
            label: labelOf(key, chosen.data.options, locale),
          })),
        }),
      },
    ];
  });
}
