import type { CompiledForm } from './compile';
import { type CompiledField, holdsValue } from './compile-field';
import { fieldName } from './part-names';
import { ancestorsOf, fieldsById } from './tree';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON schema of a record's values for the API document. `request`: what may be sent, with null for "make it blank"; computed fields are
 * left out, and only what is required without any condition is required. `response`: what comes back, blanks left out.
 */
export function formSchema(form: CompiledForm, side: 'request' | 'response' = 'request'): JsonSchema {
  return objectSchema(
    [...form.fields.values()].filter(({ section }) => section === null),
    { form, side },
  );
}

interface Site {
  readonly form: CompiledForm;
  readonly side: 'request' | 'response';
}

function objectSchema(fields: readonly CompiledField[], site: Site): JsonSchema {
  const listed = fields.filter(
    (field) => holdsValue(field) && (site.side === 'response' || field.type.role !== 'computed'),
  );
  const required = site.side === 'request' ? listed.filter((field) => isAlwaysNeeded(field, site.form)) : [];
  return {
    type: 'object',
    properties: Object.fromEntries(listed.map((field) => [field.id, fieldSchema(field, site)])),
    ...(required.length && { required: required.map(({ id }) => id) }),
    additionalProperties: false,
  };
}

function fieldSchema(field: CompiledField, site: Site): JsonSchema {
  const plain = field.type.jsonSchema(field.settings);
  const rows = site.form.rows.get(field.id);
  const schema = rows ? { ...plain, items: objectSchema(rows, site) } : plain;
  const described = withWords(field, schema);
  return site.side === 'response' ? described : { anyOf: [described, { type: 'null' }] };
}

/** Every language a builder wrote in, since a document has one text only. */
function withWords({ field }: CompiledField, schema: JsonSchema): JsonSchema {
  const say = (texts: Readonly<Record<string, string | undefined>>) =>
    [...new Set(Object.values(texts).filter(Boolean))].join(' / ');
  const help = say(field.help ?? {});
  return { title: say(fieldName(field)), ...(help && { description: help }), ...schema };
}

/** Required whatever else is sent: nothing can hide it, and no default steps in. */
function isAlwaysNeeded({ field, visibleWhen }: CompiledField, form: CompiledForm): boolean {
  if (!field.required || field.readOnly || field.default || visibleWhen) return false;
  const around = ancestorsOf(fieldsById(form.body), field).map(({ id }) => form.fields.get(id));
  // A section is no condition for what stands in its own rows.
  const containers = around.slice(0, field.parent !== null && form.rows.has(field.parent) ? 0 : undefined);
  return containers.every((container) => container?.visibleWhen === null);
}
