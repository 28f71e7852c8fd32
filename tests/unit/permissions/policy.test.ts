import { describe, expect, it } from 'vitest';
import { commands } from '@/engine/commands/registry';
import type { Actor } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import { PERMISSIONS } from '@/engine/permissions/permissions';
import { SCOPES } from '@/engine/permissions/scopes';
import { reads } from '@/engine/reads/registry';
import { testStore } from '../../world/store';

const { store } = await testStore();

const nobody: Actor = { kind: 'staff', id: '0'.repeat(26), workspaceId: '1'.repeat(26), grants: [] };

/** Whatever is asked of this input, some id comes out: an authorise may look things up, and finds nothing. */
const anyInput = new Proxy({}, { get: () => '0'.repeat(26), has: () => true }) as never;

const all = [...commands, ...reads].map((one) => [one.name, one] as const);

describe('whoever holds nothing', () => {
  it.each(all)('is refused by %s', async (_name, one) => {
    const asked = store.read(async (tx) => one.authorise(tx, nobody, anyInput));
    const answer = await asked.then(
      () => 'allowed',
      (error: unknown) => (isFault(error) ? error.kind : error),
    );
    expect(['forbidden', 'unauthenticated', 'not-found']).toContain(answer);
  });
});

describe('every route', () => {
  it('has an address and a name of its own', () => {
    const routes = all.flatMap(([, one]) => (one.route ? [`${one.route.method} ${one.route.path}`] : []));
    expect(routes).toEqual([...new Set(routes)]);
    expect(all.map(([name]) => name)).toEqual([...new Set(all.map(([name]) => name))]);
  });

  it.each(all)('of %s names a scope that exists', (_name, one) => {
    const scope = one.route?.scope;
    if (scope !== undefined) expect(Object.keys(SCOPES)).toContain(scope);
  });

  it.each(all)('of %s fills its path from its input', (_name, one) => {
    const names = [...(one.route?.path.matchAll(/\{(\w+)\}/g) ?? [])].map((match) => match[1]);
    const shape = (one.input as { shape?: object }).shape;
    if (shape) for (const name of names) expect(Object.keys(shape)).toContain(name);
  });
});

it('every permission is somebody’s', async () => {
  const { permissionsOf } = await import('@/engine/permissions/roles');
  const held = new Set((['owner', 'member', 'public', 'system'] as const).flatMap((role) => [...permissionsOf(role)]));
  expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([]);
});
