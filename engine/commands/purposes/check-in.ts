import { Fault } from '@/engine/kernel/fault';
import { wallTime } from '@/engine/kernel/local-time';
import { takeCounter } from '@/engine/ledger/counter';
import { memberFacts } from '@/engine/members/store/member-facts';
import type { Purpose } from './purpose';

/** A member checks in once a day, by the calendar of the workspace's zone. */
export const checkIn: Purpose = {
  purpose: 'checkIn',
  async created(tx, { app, form, record, member }) {
    if (!record.memberId) return;
    const known = member ?? (await memberFacts(tx, app.workspaceId, { id: record.memberId }));
    if (known?.status !== 'active') throw new Fault('refused', 'members.frozen');
    const { date } = wallTime(record.createdAt, app.timeZone);
    const scope = `check-in:${form.id}:${record.memberId}:${date}`;
    const { taken } = await takeCounter(tx, { workspaceId: app.workspaceId, scope, amount: 1, cap: 1, mode: 'all' });
    if (taken === 0) throw new Fault('conflict', 'members.checkedIn', { date });
  },
};
