import { describe, expect, it } from 'vitest';
import { flowBodySchema } from '@/engine/flows/schema';
import { formBodySchema } from '@/engine/forms/schema';
import { programBodySchema } from '@/engine/rules/program-schema';
import { TEMPLATES } from '@/engine/templates/registry';

const schemas = { form: formBodySchema, program: programBodySchema, flow: flowBodySchema };

describe.each(TEMPLATES.map((template) => [template.key, template] as const))('template %s', (_key, template) => {
  it.each(template.definitions.map((one) => [`${one.kind} ${one.key}`, one] as const))(
    'has a sound %s',
    (_name, definition) => {
      expect(schemas[definition.kind].safeParse(definition.body).error?.issues ?? []).toEqual([]);
    },
  );

  it('says everything in three languages', () => {
    const texts = JSON.stringify(template).match(/\{"zh-CN":[^{}]*\}/g) ?? [];
    const partial = texts.filter((text) => !/"zh-TW":"[^"]+"/.test(text) || !/"en":"[^"]+"/.test(text));
    expect(texts.length).toBeGreaterThan(10);
    expect(partial).toEqual([]);
  });
});
