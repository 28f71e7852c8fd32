import * as z from 'zod';
import { commands } from '@/engine/commands/registry';
import type { Route } from '@/engine/kernel/route';
import { reads } from '@/engine/reads/registry';

type JsonSchema = Record<string, unknown>;

interface Operation {
  readonly name: string;
  readonly summary: string;
  readonly route: Route;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly writes: boolean;
}

/** A published form of the caller's workspace, as the document shows it. */
export interface DocumentedForm {
  readonly app: string;
  readonly form: string;
  readonly title: string;
  readonly schema: JsonSchema;
}

/** Operations in the order of their paths; the readable page and the document are made from the same list. */
export function operations(): Operation[] {
  const all = [
    ...commands.map((one) => ({ ...one, writes: true })),
    ...reads.map((one) => ({ ...one, writes: false })),
  ];
  return all
    .flatMap((one) =>
      one.route
        ? [
            {
              name: one.name,
              summary: one.summary,
              route: one.route,
              input: schemaOf(one.input, 'input'),
              output: schemaOf(one.output, 'output'),
              writes: one.writes,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.route.path < b.route.path ? -1 : a.route.path > b.route.path ? 1 : 0));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

/** The OpenAPI 3.1 document of the whole API and of the published forms. */
export function openApiDocument(publicUrl: string, forms: readonly DocumentedForm[], version: string): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations()) {
    paths[operation.route.path] ??= {};
    paths[operation.route.path]![operation.route.method.toLowerCase()] = operationObject(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pointwright', version },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A scoped API key: `pw_<id>_<secret>`' } },
      schemas: {
        Problem: PROBLEM,
        ...Object.fromEntries(forms.map((one) => [`${one.app}.${one.form}`, { title: one.title, ...one.schema }])),
      },
    },
  };
}

function operationObject(operation: Operation): JsonSchema {
  const { route } = operation;
  const { properties, required, ...rest } = operation.input as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const names = Object.keys(properties ?? {}).filter((name) => !inPath.includes(name));
  const inQuery = route.method === 'GET' || route.method === 'DELETE';
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties?.[name] ?? { type: 'string' } })),
    ...(inQuery
      ? names.map((name) => ({
          name,
          in: 'query',
          required: required?.includes(name) ?? false,
          schema: properties?.[name],
        }))
      : []),
    ...(operation.writes ? [IDEMPOTENCY_KEY] : []),
  ];
  const body = {
    ...rest,
    properties: Object.fromEntries(names.map((name) => [name, properties?.[name]])),
    required: (required ?? []).filter((name) => names.includes(name)),
  };
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [route.tag],
    ...(route.open ? { security: [] } : { security: [{ key: [] }] }),
    ...(route.scope ? { 'x-scope': route.scope } : {}),
    parameters,
    ...(inQuery || names.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: operation.output } } },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Same key and body: the same answer, for good. Same key and another body: refused.',
  schema: { type: 'string', maxLength: 200 },
} as const;

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['status', 'code', 'title'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; decide by this, not by the title.' },
    title: { type: 'string' },
    params: { type: 'object' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          params: { type: 'object' },
        },
      },
    },
  },
};
