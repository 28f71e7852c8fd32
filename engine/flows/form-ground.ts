import type { Resolver } from '@/engine/conditions/subject';
import type { ParseContext } from '@/engine/fields/field-type';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import type { Json } from '@/engine/kernel/json';

/** What a flow may ask of its form. */
export interface FormGround {
  readonly resolver: Resolver;
  hasField(id: string): boolean;
  /** A flow may write this value into the field; null clears it. */
  accepts(id: string, value: Json): boolean;
}

const ANY_TIME: ParseContext = { now: 0, timeZone: 'UTC', locale: 'en', door: 'flow' };

export function formGround(form: FormBody): FormGround {
  const fields = fieldsById(form);
  return {
    resolver: formResolver(fields, null),
    hasField: (id) => fields.has(id),
    accepts(id, value) {
      const field = fields.get(id);
      const type = field && findFieldType(field.type);
      const settings = type?.settings.safeParse(field?.settings);
      if (type?.role !== 'value' || !settings?.success) return false;
      const kind = type.expressionType(settings.data);
      // Whether a date fits may depend on the day it is written.
      if (value === null || kind === 'date' || kind === 'datetime') return true;
      return 'value' in type.parse(value, settings.data, ANY_TIME);
    },
  };
}
