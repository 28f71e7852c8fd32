import * as z from 'zod';
import type { ActorKind } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import { isObject, own } from './blank';
import { type FieldType, fieldTypeOf, problem, type Reference } from './field-type';

const settings = z.strictObject({});
type Settings = z.infer<typeof settings>;

/** Who: a person, a program's key, or a part of the product itself. */
export type RecordActor = { readonly kind: string; readonly id: string };

const KINDS: Record<ActorKind, Reference['kind'] | null> = {
  staff: 'staff',
  member: 'member',
  key: null,
  link: null,
  flow: null,
  clock: null,
  import: null,
  setup: null,
};

/** Who made the record or changed it last: shows base columns that the record store alone writes. */
export function actorOfRecord(
  type: string,
  baseColumns: readonly [id: string, kind: string],
): FieldType<Settings, RecordActor> {
  return fieldTypeOf<Settings, RecordActor>({
    type,
    group: 'data',
    role: 'computed',
    settings,
    initial: () => ({}),
    columns: () => [],
    toColumns: (value) => [value?.id ?? null, value?.kind ?? null],
    fromColumns: ([id, kind]) => (typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null),
    baseColumns,
    canBeUnique: false,
    canSort: false,
    importable: false,
    parse(raw: Json) {
      const [kind, id] = isObject(raw) ? [own(raw, 'kind'), own(raw, 'id')] : [];
      return typeof kind === 'string' && Object.hasOwn(KINDS, kind) && typeof id === 'string' && id.length <= 100
        ? { value: { kind, id } }
        : problem('fields.notActor');
    },
    expressionType: () => null,
    operators: () => ['eq', 'ne', 'in', 'notIn'],
    compares: () => ({ kind: 'text', part: (actor) => (isObject(actor) ? own(actor, 'id') : undefined) }),
    toText: ({ kind, id }, _settings, { names, say }) => names.get(id) ?? say(`actors.${kind}`),
    fromText: (text) => text,
    jsonSchema: () => ({
      type: 'object',
      properties: { kind: { type: 'string', enum: Object.keys(KINDS) }, id: { type: 'string' } },
      required: ['kind', 'id'],
      additionalProperties: false,
    }),
    references({ kind, id }) {
      const refersTo = Object.hasOwn(KINDS, kind) ? KINDS[kind as ActorKind] : null; // own key: checked just before
      return refersTo ? [{ kind: refersTo, id }] : [];
    },
  });
}
