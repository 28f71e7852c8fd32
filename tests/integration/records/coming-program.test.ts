import { describe, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { workNight } from '@/engine/commands/work-night';
import { memberActor } from '@/engine/permissions/doors';
import { portalHome } from '@/engine/reads/portal-home';
import { cafeCompany } from '../../world/company';
import { testClock } from '../../world/store';

// Long before the day from which the template's program counts.
const company = await cafeCompany({ clock: testClock(Date.UTC(1998, 6, 1)) });
const { run, ask, app, owner, store } = company;

describe('a program that begins later', () => {
  it('earns nothing yet, and stops nothing', async () => {
    const values = { name: 'Wang Fang', phone: '13800000001', consent: true };
    const { record } = await run(createRecord, { app, form: 'member', values });
    const member = record.memberId ?? '';
    const { effects } = await run(createRecord, { app, form: 'order', values: { member, amount: 5_000 } });
    expect([effects.points, effects.tier]).toEqual([[], null]);

    const me = memberActor({ id: member, workspaceId: owner.workspaceId });
    const home = await ask(portalHome, { app }, me);
    expect(home.currency?.code).toBe('points');
    expect([home.points, home.tier]).toEqual([0, null]);

    const night = { id: 'night', workspaceId: owner.workspaceId, kind: 'night', payload: {}, attempts: 1 };
    expect(await workNight(store, night)).toBeGreaterThan(company.clock.now);
  });
});
