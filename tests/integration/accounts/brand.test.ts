import { describe, expect, it } from 'vitest';
import { updateApp } from '@/engine/commands/update-app';
import { updateWorkspace } from '@/engine/commands/update-workspace';
import type { Actor } from '@/engine/kernel/actor';
import { listApps } from '@/engine/reads/list-apps';
import { showApp } from '@/engine/reads/show-app';
import { findLogo, registerUpload } from '@/engine/records/files';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const other = await cafeCompany();
const { store, owner, app, run, ask } = company;

/** Notes an upload as the file door would, without its bytes. */
async function uploaded(by: Actor, file: { readonly type?: string; readonly size?: number } = {}): Promise<string> {
  const { type = 'image/png', size = 4_000 } = file;
  return store.write(async (tx) => {
    const id = tx.newId();
    await registerUpload(tx, by, { id, name: 'logo.png', type, size, sha256: 'x' });
    return id;
  });
}

describe('the logo of a company', () => {
  it('is seen by everybody while it is the logo, and by nobody before and after', async () => {
    const id = await uploaded(owner);
    expect(await store.read((tx) => findLogo(tx, id))).toBeNull();
    expect(await run(updateWorkspace, { logo: id })).toMatchObject({ logo: id });
    expect(await store.read((tx) => findLogo(tx, id))).toMatchObject({ id, type: 'image/png' });
    expect(await run(updateWorkspace, { logo: null })).toMatchObject({ logo: null });
    expect(await store.read((tx) => findLogo(tx, id))).toBeNull();
  });

  it('is a picture of their own, and a small one', async () => {
    const refusals = [
      [await uploaded(owner, { type: 'application/pdf' }), 'organisation.logoNotPicture'],
      [await uploaded(owner, { size: 1_000_001 }), 'organisation.logoTooLarge'],
      [await uploaded(other.owner), 'organisation.logoNotPicture'],
      ['no-such-file', 'organisation.logoNotPicture'],
    ] as const;
    for (const [logo, code] of refusals) await expect(run(updateWorkspace, { logo })).rejects.toMatchObject({ code });
  });
});

describe('name and colour of an app', () => {
  it('change at once, and what is in force stays in force', async () => {
    const before = await ask(showApp, { app });
    await run(updateApp, { app, title: { 'zh-CN': '山下会员' }, accent: '#2f5fa8' });
    const after = await ask(showApp, { app });
    expect(after).toMatchObject({ title: { 'zh-CN': '山下会员' }, accent: '#2f5fa8' });
    expect(after.forms).toEqual(before.forms);
    expect(after.hasPoints).toBe(true);
  });

  it('are refused without a name, with something that is no colour, and by those who may not publish', async () => {
    await expect(run(updateApp, { app, title: { en: ' ' } })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(run(updateApp, { app, accent: 'red;}' })).rejects.toMatchObject({ kind: 'invalid' });
    const clerk: Actor = { ...owner, grants: [{ role: 'clerk', orgUnitId: null }] };
    await expect(run(updateApp, { app, accent: '#000000' }, clerk)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(other.run(updateApp, { app: 'nowhere', accent: '#000000' })).rejects.toMatchObject({
      code: 'apps.unknown',
    });
    expect((await other.ask(listApps, {})).apps).toHaveLength(1);
  });
});
