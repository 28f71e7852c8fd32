import * as z from 'zod';

const ID = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** Ids are made by `lib/ids`; this is their shape. */
export const idSchema = z.string().regex(ID);

/** The same question without the report of a schema, which costs more than many look-ups when the answer is no. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

const RESERVED = new Set(['constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty', 'id']);

/** Thirty-two characters at most, so that table, column and index names fit PostgreSQL's 63 bytes. Keys name fields, forms, options and nodes in definitions; nothing else may reach SQL or an object literal as a name. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/)
  .refine((key) => !RESERVED.has(key), { message: 'reserved' });
