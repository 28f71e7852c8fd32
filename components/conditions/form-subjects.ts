import * as z from 'zod';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { labelOf, optionsSchema } from '@/engine/fields/options';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import { type Locale, localText } from '@/engine/kernel/text';
import type { ConditionSubject } from './condition-subject';

const withOptions = z.object({ options: optionsSchema });

/**
 * What conditions of a form may ask about, except of one field itself. Of picks of people, stores and records one may
 * ask here whether something was picked; ids are nothing to type in.
 */
export function formSubjects(
  body: FormBody,
  { section, except, locale }: { readonly section: string | null; readonly except?: string; readonly locale: Locale },
): readonly ConditionSubject[] {
  const resolver = formResolver(fieldsById(body), section);
  return body.fields.flatMap((field): ConditionSubject[] => {
    const subject = field.id === except ? undefined : resolver.subject(field.id);
    if (!subject) return [];
    const type = findFieldType(field.type);
    const offered = subject.operators ?? OPERATORS_BY_KIND[subject.kind];
    const operators = type?.picks ? offered.filter((op) => op === 'blank' || op === 'notBlank') : offered;
    const chosen = withOptions.safeParse(field.settings);
    return [
      {
        name: field.id,
        label: localText(field.title, locale) || field.id,
        kind: subject.kind,
        operators,
        ...(subject.grain && { grain: subject.grain }),
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
