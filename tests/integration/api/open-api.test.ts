import { describe, expect, it } from 'vitest';
import { commands } from '@/engine/commands/registry';
import { reads } from '@/engine/reads/registry';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const app = await notesApp(company);
const till = await routerClient(company, ['records:read', 'records:write', 'definitions:read']);

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly security: readonly unknown[];
  readonly responses: Record<string, unknown>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, { properties?: Record<string, { anyOf?: readonly unknown[] }> }>;
  };
}

const { status, body: document } = await till.call<Document>('/openapi.json');
const routes = [...commands, ...reads].flatMap(({ name, route }) => (route ? [{ name, route }] : []));

describe('the contract for programs', () => {
  it('is served as OpenAPI 3.1', () => {
    expect([status, document.openapi]).toEqual([200, '3.1.0']);
    expect(routes.length).toBeGreaterThan(50);
  });

  it('has every route of a command or a read, under its own name, with the parameters of its path', () => {
    for (const { name, route } of routes) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect([route.path, operation?.operationId]).toEqual([route.path, name]);
      const inPath = operation?.parameters.filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
      expect(inPath).toEqual(route.path.match(/\{\w+\}/g) ?? []);
      expect(operation?.responses).toHaveProperty('200');
      expect(operation?.responses).toHaveProperty('default');
    }
  });

  it('has nothing besides', () => {
    const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
    expect(operations.map((one) => one.operationId).sort()).toEqual(routes.map((one) => one.name).sort());
  });

  it('refers only to what it defines', () => {
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty([String(name)]);
    }
  });

  it('describes the values of every published form', () => {
    const forms = Object.keys(document.components.schemas).filter((one) => one !== 'Problem');
    expect(forms).toEqual(expect.arrayContaining([`${app}.note`]));
    expect(forms.filter((one) => one.startsWith(`${company.app}.`))).toHaveLength(6);
    const properties = document.components.schemas[`${app}.note`]?.properties;
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

  it('shows the forms of a company to nobody else', async () => {
    const stranger = await till.call<Document>('/openapi.json', { headers: { authorization: '' } });
    expect(stranger.status).toBe(200);
    expect(Object.keys(stranger.body.components.schemas)).toEqual(['Problem']);
    expect(Object.keys(stranger.body.paths)).toEqual(Object.keys(document.paths));
  });
});
