import * as z from 'zod';
import type { JsonSchema } from '@/lib/api/open-api-document';

const REF = '#/components/schemas/';

/**
 * Turns schemas of ours into JSON Schema for one document. What refers to itself, such as a condition tree, becomes a component
 * of the document: a reference to a schema's own definitions would point nowhere inside it.
 */
export class JsonSchemas {
  /** By name; the same shape is one component however often it is used. */
  readonly components: Record<string, JsonSchema> = {};
  private readonly names = new Map<string, string>();

  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
    const { $schema: _dialect, $defs = {}, ...rest } = made;
    const waiting = new Map(Object.entries($defs as Record<string, JsonSchema>));
    const known = new Map<string, string>();
    while (waiting.size > 0) {
      const ready = [...waiting].find(([key, one]) => refsOf(one).every((ref) => ref === key || known.has(ref)));
      if (!ready) throw new Error(`schemas refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
      waiting.delete(ready[0]);
      known.set(ready[0], this.component(ready, known));
    }
    return renamed(rest, known);
  }

  private component([key, schema]: [string, JsonSchema], known: ReadonlyMap<string, string>): string {
    const shape = JSON.stringify(renamed(schema, new Map([...known, [key, 'self']])));
    let name = this.names.get(shape);
    if (!name) {
      name = shape.includes('"op"') ? 'Condition' : `Json${this.names.size || ''}`;
      this.names.set(shape, name);
      this.components[name] = renamed(schema, new Map([...known, [key, name]]));
    }
    return name;
  }
}

function refsOf(schema: JsonSchema): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? '');
}

function renamed(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify(schema);
  return JSON.parse(
    text.replace(/"\$ref":"#\/\$defs\/([^"]+)"/g, (_all, key: string) => `"$ref":"${REF}${names.get(key) ?? key}"`),
  ) as JsonSchema;
}
