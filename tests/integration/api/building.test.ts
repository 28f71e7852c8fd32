import { describe, expect, it } from 'vitest';
import type { Scope } from '@/engine/permissions/scopes';
import { reads } from '@/engine/reads/registry';
import { cafeClub } from '@/engine/templates/cafe-club/template';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const SCOPES: readonly Scope[] = [
  'definitions:read',
  'definitions:write',
  'records:read',
  'records:write',
  'members:write',
  'points:read',
];
const builder = await routerClient(company, SCOPES);
const reader = await routerClient(company, ['definitions:read']);
const analyst = await routerClient(company, ['definitions:read', 'records:read']);

async function ask<Body>(path: string, body?: unknown, method?: 'PATCH' | 'DELETE'): Promise<Body> {
  const answer = await builder.call<Body>(path, { body, method });
  expect([path, answer.status, answer.status === 200 ? '' : JSON.stringify(answer.body)]).toEqual([path, 200, '']);
  return answer.body;
}

interface Draft {
  readonly id: string;
  readonly body: { readonly fields: readonly { readonly id: string }[] };
  readonly revision: number;
  readonly publishedVersion: number | null;
}
interface Review {
  readonly definitions: readonly {
    readonly id: string;
    readonly key: string;
    readonly change: string;
    readonly problems: readonly { readonly level: string }[];
    readonly versions: readonly { readonly version: number }[];
  }[];
}

describe('a program', () => {
  it('builds the club from nothing, runs a member through it, changes a form, and takes the change back', async () => {
    const { key: app } = await ask<{ key: string }>('/apps', { title: { en: 'Club' }, key: 'club' });
    for (const { kind, key, body } of cafeClub.definitions) {
      await ask(`/apps/${app}/definitions`, { kind, key, body });
    }
    const review = await ask<Review>(`/apps/${app}/review`);
    expect(review.definitions.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error'))).toEqual([]);
    expect(new Set(review.definitions.map(({ change }) => change))).toEqual(new Set(['added']));
    const first = await ask<{ revision: number; published: string[] }>(`/apps/${app}/publish`, { note: 'by program' });
    expect([first.revision, first.published.length]).toEqual([1, cafeClub.definitions.length]);

    const values = { name: 'Mei', phone: '13500000001', consent: true };
    const { memberId } = await ask<{ memberId: string }>(`/apps/${app}/members`, { values });
    const order = { values: { member: values.phone, amount: 200 }, source: 'till:1' };
    await ask(`/apps/${app}/forms/order/records`, order);
    const balance = `/apps/${app}/members/${memberId}/balance`;
    // Fifty are the welcome gift, one a yuan is the purchase.
    expect((await ask<{ points: number }>(balance)).points).toBe(250);
    const { lines } = await ask<{ lines: { change: number }[] }>(
      `/apps/${app}/members/${memberId}/statement?locale=en`,
    );
    expect(lines.map(({ change }) => change)).toEqual([200, 50]);

    const draft = () => ask<Draft>(`/apps/${app}/definitions/form/order`);
    const before = await draft();
    const edits = [
      {
        do: 'add-field',
        field: { id: 'table_no', type: 'text', title: { en: 'Table' } },
        at: before.body.fields.length,
      },
    ];
    await ask(`/definitions/${before.id}/edits`, { revision: before.revision, edits });
    const stale = await builder.call(`/definitions/${before.id}/edits`, { body: { revision: before.revision, edits } });
    expect([stale.status, stale.body.code]).toEqual([409, 'definitions.stale']);
    await ask(`/apps/${app}/publish`, {});
    await ask(`/apps/${app}/forms/order/records`, { values: { member: memberId, amount: 1, table_no: '7' } });

    const version = async (number: number) =>
      (await ask<Draft>(`/definitions/${before.id}/versions/${number}`)).body.fields.map(({ id }) => id);
    expect(await version(1)).not.toContain('table_no');
    expect(await version(2)).toContain('table_no');
    await ask(`/definitions/${before.id}/roll-back`, { version: 1 });
    await ask(`/apps/${app}/publish`, {});
    expect(await version(3)).toEqual(await version(1));
    const refused = await builder.call(`/apps/${app}/forms/order/records`, {
      body: { values: { member: memberId, amount: 1, table_no: '7' } },
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'records.invalid']);
    expect((await draft()).publishedVersion).toBe(3);
  });

  it('takes back that a field is unique, and cannot promise it again while there are duplicates', async () => {
    const { key: app } = await ask<{ key: string }>('/apps', { title: { en: 'Lockers' }, key: 'lockers' });
    const locker = { id: 'locker', type: 'text', title: { en: 'Locker' }, unique: true };
    await ask(`/apps/${app}/definitions`, {
      kind: 'form',
      key: 'key',
      body: { title: { en: 'Keys' }, fields: [locker] },
    });
    await ask(`/apps/${app}/publish`, {});
    const hand = (door: string) =>
      builder.call<{ record: { id: string } }>(`/apps/${app}/forms/key/records`, {
        body: { values: { locker: door } },
      });
    const promise = async (unique: boolean) => {
      const { id, revision } = await ask<Draft>(`/apps/${app}/definitions/form/key`);
      const edits = [{ do: 'change-field', id: 'locker', set: { unique } }];
      await ask(`/definitions/${id}/edits`, { revision, edits });
      return builder.call(`/apps/${app}/publish`, { body: {} });
    };
    await hand('A1');
    expect((await hand('A1')).body).toMatchObject({ code: 'records.notUnique' });
    expect((await promise(false)).status).toBe(200);
    const second = await hand('A1');
    expect(second.status).toBe(200);
    expect((await promise(true)).body).toMatchObject({ code: 'definitions.duplicatesExist' });
    await ask(`/apps/${app}/forms/key/records/${second.body.record.id}`, undefined, 'DELETE');
    expect((await builder.call(`/apps/${app}/publish`, { body: {} })).status).toBe(200);
    expect((await hand('A1')).body).toMatchObject({ code: 'records.notUnique' });
    expect((await hand('B2')).status).toBe(200);
  });

  it('puts drafts in force once, however often it asks at once', async () => {
    const { key: app } = await ask<{ key: string }>('/apps', { title: { en: 'Rush' }, key: 'rush' });
    const fields = [{ id: 'line', type: 'text', title: { en: 'Line' } }];
    await ask(`/apps/${app}/definitions`, { kind: 'form', key: 'note', body: { title: { en: 'Notes' }, fields } });
    const publish = () => builder.call<{ code?: string }>(`/apps/${app}/publish`, { body: {} });
    const answers = await Promise.all(Array.from({ length: 8 }, publish));
    const codes = answers.map(({ status, body }) => body.code ?? status);
    expect(codes.toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 'definitions.nothingChanged')]);
  });

  it('that may only read definitions sees drafts and versions, and changes none', async () => {
    const list = await reader.call<{ definitions: { id: string }[] }>(`/apps/${company.app}/definitions`);
    const id = list.body.definitions[0]?.id;
    const named: Record<string, string> = {
      app: company.app,
      form: 'order',
      kind: 'form',
      key: 'order',
      id: id ?? '',
      version: '1',
    };
    for (const { route } of reads) {
      if (route?.scope !== 'definitions:read' || route.besides) continue;
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? name);
      expect([path, (await reader.call(path)).status]).toEqual([path, 200]);
    }
    // What past purchases would have earned tells of records too, and says so.
    const replay = await reader.call<{ code: string; title: string }>(`/apps/${company.app}/program/replay`);
    expect([replay.status, replay.body.code, replay.body.title]).toEqual([
      403,
      'api.scopeMissing',
      expect.stringContaining('records:read'),
    ]);
    expect((await analyst.call(`/apps/${company.app}/program/replay`)).status).toBe(200);
    expect((await reader.call(`/definitions/${id}/versions/1`)).status).toBe(200);
    expect((await reader.call(`/definitions/${id}/versions/9`)).status).toBe(404);
    expect((await reader.call(`/apps/${company.app}/publish`, { body: {} })).body.code).toBe('api.scopeMissing');
  });
});
