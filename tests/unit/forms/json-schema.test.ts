import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formSchema } from '@/engine/forms/json-schema';
import type { Json } from '@/engine/kernel/json';
import { accepted, form, options } from './build';

const order = form([
  { id: 'name', type: 'text', required: true, title: { en: 'Name', 'zh-CN': '姓名' }, help: { en: 'In full' } },
  { id: 'gift', type: 'switch', required: true, visibleWhen: { field: 'name', op: 'notBlank' } },
  { id: 'box', type: 'group', visibleWhen: { field: 'name', op: 'notBlank' } },
  { id: 'inside', type: 'text', required: true, parent: 'box' },
  { id: 'drinks', type: 'checkboxes', settings: options('tea', 'milk'), required: true, default: { value: ['tea'] } },
  { id: 'items', type: 'section' },
  { id: 'sku', type: 'text', parent: 'items', required: true },
  { id: 'line', type: 'formula', parent: 'items', settings: { formula: 'LEN({sku})' } },
  { id: 'number', type: 'serial', settings: { parts: [{ kind: 'count', digits: 3 }] } },
]);
const zodOf = (side: 'request' | 'response') =>
  z.fromJSONSchema(formSchema(order, side) as Parameters<typeof z.fromJSONSchema>[0]);

describe('the schema of what may be sent', () => {
  const request = formSchema(order) as { required: string[]; properties: Record<string, Json> };

  it('asks only for what is required whatever else is sent', () => {
    expect(request.required).toEqual(['name']);
  });

  it('leaves computed fields out and says titles and help', () => {
    expect(Object.keys(request.properties)).toEqual(['name', 'gift', 'inside', 'drinks', 'items']);
    expect(JSON.stringify(request.properties.name)).toContain('"title":"姓名 / Name","description":"In full"');
  });

  it('agrees with what the form accepts', () => {
    const raw: Json = { name: 'Anna', gift: true, inside: 'x', drinks: ['milk'], items: [{ sku: 'a' }] };
    expect(zodOf('request').safeParse(raw).success).toBe(true);
    const values = accepted(order, raw);
    expect(zodOf('response').safeParse({ ...values, number: '001' }).success).toBe(true);
    expect(zodOf('request').safeParse({ name: 'Anna', items: [{}] }).success).toBe(false);
    expect(zodOf('request').safeParse({ gift: true }).success).toBe(false);
    expect(zodOf('request').safeParse({ name: 'Anna', colour: 1 }).success).toBe(false);
  });
});
