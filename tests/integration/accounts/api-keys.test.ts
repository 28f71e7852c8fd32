import { describe, expect, it } from 'vitest';
import { apiKey } from '@/drizzle/tables/accounts';
import { createApiKey } from '@/engine/commands/create-api-key';
import { revokeApiKey } from '@/engine/commands/revoke-api-key';
import { rotateApiKey } from '@/engine/commands/rotate-api-key';
import { keyActor } from '@/engine/permissions/api-keys/key-actor';
import { can } from '@/engine/permissions/can';
import { listApiKeys } from '@/engine/reads/list-api-keys';
import { foundCompany } from '../../world/people';
import { testStore } from '../../world/store';

const { store, clock } = await testStore();
const company = await foundCompany(store);
const MINUTE = 60_000;

const create = (more: object = {}) =>
  company.does(company.owner, createApiKey, { name: '收银系统', scopes: ['records:write'], ...more });

describe('a program’s key', () => {
  it('is the company’s actor with the scopes it was given', async () => {
    const { key, id } = await create();
    const known = await keyActor(store, key);
    expect(known?.actor).toMatchObject({ kind: 'key', id, workspaceId: company.workspaceId, name: '收银系统' });
    expect(known?.requestsPerMinute).toBe(6_000);
    const actor = known?.actor ?? company.owner;
    expect(can(actor, 'records:create', null)).toBe(true);
    expect(can(actor, 'points:spend')).toBe(false);
    expect(can(actor, 'definitions:edit')).toBe(false);
  });

  it('stays within its store', async () => {
    const shop = await company.store('一店');
    const { key } = await create({ orgUnitId: shop.id });
    const known = await keyActor(store, key);
    expect(can(known?.actor ?? company.owner, 'records:create', shop.path)).toBe(true);
    expect(can(known?.actor ?? company.owner, 'records:create', null)).toBe(false);
  });

  it('is nobody when a letter differs, or when it is no key at all', async () => {
    const { key } = await create();
    const other = key.endsWith('A') ? 'B' : 'A';
    for (const wrong of [`${key.slice(0, -1)}${other}`, key.slice(0, -1), '', 'pw_x_y', key.replace('pw_', 'sk_')]) {
      expect(await keyActor(store, wrong)).toBeNull();
    }
  });

  it('stops at once when revoked, though it had been used and remembered', async () => {
    const { key, id } = await create();
    expect(await keyActor(store, key)).not.toBeNull();
    await company.does(company.owner, revokeApiKey, { keyId: id });
    await heard();
    expect(await keyActor(store, key)).toBeNull();
    await expect(company.does(company.owner, rotateApiKey, { keyId: id })).rejects.toMatchObject({
      code: 'permissions.noKey',
    });
  });

  it('is rotated: the new text works, the old one no more', async () => {
    const { key, id } = await create();
    expect(await keyActor(store, key)).not.toBeNull();
    const fresh = await company.does(company.owner, rotateApiKey, { keyId: id });
    await heard();
    expect(await keyActor(store, key)).toBeNull();
    expect((await keyActor(store, fresh.key))?.actor.id).toBe(id);
  });

  it('ends by itself', async () => {
    await expect(create({ expiresAt: clock.now })).rejects.toMatchObject({ code: 'permissions.keyEndsInPast' });
    const { key } = await create({ expiresAt: clock.now + MINUTE });
    expect(await keyActor(store, key)).not.toBeNull();
    clock.tick(MINUTE);
    expect(await keyActor(store, key)).toBeNull();
  });

  it('shows when it was used last, to the minute', async () => {
    const { key, id } = await create();
    const used = async () =>
      (await company.asks(company.owner, listApiKeys)).keys.find((one) => one.id === id)?.lastUsedAt;
    expect(await used()).toBeNull();
    await keyActor(store, key);
    const first = clock.now;
    expect(await used()).toBe(first);
    clock.tick(MINUTE / 2);
    await keyActor(store, key);
    expect(await used()).toBe(first);
    clock.tick(MINUTE / 2);
    await keyActor(store, key);
    expect(await used()).toBe(clock.now);
  });

  it('is nowhere to be read again', async () => {
    const { key } = await create();
    const secret = key.split('_').slice(2).join('_');
    expect(JSON.stringify(await store.db.select().from(apiKey))).not.toContain(secret);
    expect(JSON.stringify(await company.asks(company.owner, listApiKeys))).not.toMatch(/secret|hash/i);
  });
});

describe('keys are made', () => {
  it('by owners and builders, with no more than they hold', async () => {
    const builder = await company.hires('搭建者', 'builder');
    const manager = await company.hires('店长', 'manager');
    const make = (actor: typeof builder, scopes: string[]) => company.does(actor, createApiKey, { name: 'x', scopes });
    await expect(make(builder, ['definitions:write', 'records:write'])).resolves.toMatchObject({ key: /^pw_/ });
    await expect(make(builder, ['organisation:write'])).rejects.toMatchObject({ code: 'permissions.cannotGrant' });
    await expect(make(manager, ['records:read'])).rejects.toMatchObject({ code: 'permissions.denied' });
    await expect(make(builder, ['everything'])).rejects.toMatchObject({ kind: 'invalid' });
    const { id } = await company.does(company.owner, createApiKey, { name: '总部', scopes: ['organisation:write'] });
    await expect(company.does(builder, rotateApiKey, { keyId: id })).rejects.toMatchObject({
      code: 'permissions.cannotGrant',
    });
  });

  it('for one’s own company alone', async () => {
    const { id } = await create();
    const other = await foundCompany(store);
    await expect(other.does(other.owner, revokeApiKey, { keyId: id })).rejects.toMatchObject({
      code: 'permissions.noKey',
    });
    expect((await other.asks(other.owner, listApiKeys)).keys).toEqual([]);
  });
});

/** On PostgreSQL the notice takes its way through the server. */
function heard(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, store.dialect === 'postgres' ? 200 : 0));
}
