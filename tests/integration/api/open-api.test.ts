import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiDocument } from '@/app/_entry/api/open-api';
import { apiRouter } from '@/app/_entry/api/router';
import { commands } from '@/engine/commands/registry';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { reads } from '@/engine/reads/registry';
import type { OpenApiDocument, Operation } from '@/lib/api/open-api-document';
import { readEnv } from '@/lib/env';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { openApiSchema } from '../../world/open-api-schema';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const app = await notesApp(company);
const till = await routerClient(company, ['records:read', 'records:write', 'definitions:read']);
const { status, body: document } = await till.call<OpenApiDocument>('/openapi.json');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** A schema of the document as a judge, with what it refers to beside it; zod reads patterns without Unicode classes only. */
function judge(schema: object): z.ZodType {
  const local = JSON.stringify({ ...schema, $defs: document.components.schemas }, (key, value) =>
    key === 'pattern' && /\\p\{/i.test(String(value)) ? undefined : value,
  );
  return z.fromJSONSchema(
    JSON.parse(local.replaceAll('#/components/schemas/', '#/$defs/')) as z.core.JSONSchema.JSONSchema,
  );
}

describe('the contract for programs', () => {
  it('is valid OpenAPI 3.1', () => {
    expect([status, document.openapi]).toEqual([200, '3.1.0']);
    expect(openApiSchema.safeParse(document).error?.issues ?? []).toEqual([]);
    // The judge is no rubber stamp.
    const broken = structuredClone(document) as { paths: Record<string, Record<string, { responses?: object }>> };
    delete broken.paths['/apps']?.get?.responses;
    expect(openApiSchema.safeParse(broken).success).toBe(false);
  });

  it('has every address the router answers, and no other', () => {
    const router = apiRouter(company.store, readEnv({}));
    const answered = router.routes
      .filter(({ path }) => path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`);
    const documented = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(documented.sort()).toEqual(answered.sort());
    expect(answered.length).toBeGreaterThan(70);
  });

  it('names each by its command or read, with the parameters of its path and its scope', () => {
    const routes = [...commands, ...reads].flatMap(({ name, route }) => (route ? [{ name, route }] : []));
    for (const { name, route } of routes) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect([route.path, operation?.operationId]).toEqual([route.path, name]);
      const inPath = operation?.parameters.filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
      expect(inPath).toEqual(route.path.match(/\{\w+\}/g) ?? []);
      expect(operation?.['x-scope']?.split(' ')).toEqual(
        route.scope && [route.scope, ...(route.besides ? [route.besides] : [])],
      );
      const takesKeys = operation?.security.some((one) => 'key' in one);
      expect([name, takesKeys]).toEqual([name, route.scope !== undefined]);
      for (const scope of [route.scope, route.besides]) if (scope) expect(SCOPE_NAMES).toContain(scope);
    }
    const names = operations.map(({ operation }) => operation.operationId);
    expect(names).toEqual([...new Set(names)]);
  });

  it('refers only to what it defines', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty([String(name)]);
    }
    expect(text).not.toContain('#/$defs');
    expect(text.match(/"\$ref":"#\/components\/schemas\/Condition"/g)?.length).toBeGreaterThan(1);
  });

  it.each(operations.map(({ operation }) => [operation.operationId, operation] as const))(
    'gives an example of %s that its own schema accepts',
    (_name, operation: Operation) => {
      const sent = operation.requestBody?.content?.['application/json'];
      if (!sent?.schema) return;
      expect(judge(sent.schema).safeParse(sent.example).error?.issues ?? []).toEqual([]);
    },
  );
});

describe('published forms', () => {
  const schemas = document.components.schemas as Record<
    string,
    { readonly properties?: Record<string, { anyOf?: readonly unknown[] }>; readonly examples?: readonly unknown[] }
  >;
  const forms = Object.keys(schemas).filter((name) => name.includes('.'));

  it('are all described, with the limits of their fields', () => {
    expect(forms).toEqual(expect.arrayContaining([`${app}.note`]));
    expect(forms.filter((one) => one.startsWith(`${company.app}.`))).toHaveLength(6);
    const properties = schemas[`${app}.note`]?.properties;
    const told: readonly [string, object][] = [
      ['line', { type: 'string', maxLength: 10_000 }],
      ['story', { type: 'string', maxLength: 100_000 }],
      ['kind', { type: 'string', enum: ['tea', 'cake'] }],
      ['rows', { type: 'array' }],
    ];
    for (const [field, schema] of told) {
      expect(properties?.[field]?.anyOf).toEqual([expect.objectContaining(schema), { type: 'null' }]);
    }
  });

  it.each(forms)('%s comes with an example its schema accepts', (name) => {
    const schema = schemas[name];
    expect(schema?.examples).toHaveLength(1);
    expect(judge(schema ?? {}).safeParse(schema?.examples?.[0]).error?.issues ?? []).toEqual([]);
  });

  it('are shown to nobody else', async () => {
    const stranger = await till.call<OpenApiDocument>('/openapi.json', { headers: { authorization: '' } });
    expect(stranger.status).toBe(200);
    expect(Object.keys(stranger.body.components.schemas).filter((name) => name.includes('.'))).toEqual([]);
    expect(stranger.body.paths).toEqual(document.paths);
    expect(openApiDocument('http://x', []).paths).toEqual(document.paths);
  });
});
