import { currentProgram, type LoadedApp } from '@/engine/apps/loaded-app';
import { addDays, dayNumber } from '@/engine/kernel/calendar';
import { endOfDay, startOfDay, wallTime } from '@/engine/kernel/local-time';
import { takeCounter } from '@/engine/ledger/counter';
import { type Expiring, expiringBetween } from '@/engine/ledger/expiring';
import { writtenPoints } from '@/engine/ledger/points';
import { putRemindedThrough, remindedThrough } from '@/engine/ledger/store/reminded';
import { unitWord } from '@/engine/ledger/unit-word';
import { getMember } from '@/engine/members/store/members';
import type { Store, Tx } from '@/lib/db/types';
import { formatDate } from '@/lib/i18n/format';
import { queueMessage } from '@/lib/messaging/message';

const PAGE = 100;

/**
 * Tells members of points that are about to expire, on the days the program names, once for each expiry and day. Nights that were missed
 * are made up for, with one message where several would have been due.
 */
export async function remindExpiring(store: Store, app: LoadedApp): Promise<void> {
  const { currency } = app;
  if (!currency) return;
  const { body } = currentProgram(app, store.clock());
  const { date: today } = wallTime(store.clock(), app.timeZone);
  const told = await store.read((tx) => remindedThrough(tx, app.id));
  const missed = told === null ? 0 : Math.max(0, dayNumber(today) - dayNumber(told) - 1);
  // Days ahead that a message of this night speaks of already.
  let covered = -1;
  for (const days of [...new Set(body.reminderDays)].sort((a, b) => a - b)) {
    const [first, last] = [addDays(today, Math.max(days - missed, covered + 1)), addDays(today, days)];
    covered = days;
    if (!first || !last) continue;
    // Points good through a day end with the first instant of the next one.
    const from = startOfDay(first, app.timeZone);
    const to = endOfDay(last, app.timeZone) + 1;
    let after: Pick<Expiring, 'memberId' | 'expiresAt'> | undefined;
    for (;;) {
      const page: Expiring[] = await store.write(async (tx) => {
        const found = await expiringBetween(tx, { currency, from, to, after, limit: PAGE });
        for (const one of found) await remind(tx, app, { expiring: one, days, today });
        return found;
      });
      if (page.length < PAGE) break;
      after = page.at(-1);
    }
  }
  await store.write((tx) => putRemindedThrough(tx, app.id, today));
}

async function remind(
  tx: Tx,
  app: LoadedApp,
  { expiring, days, today }: { expiring: Expiring; days: number; today: string },
): Promise<void> {
  const { memberId, amount, goodThrough } = expiring;
  const member = await getMember(tx, app.workspaceId, memberId);
  if (member.status !== 'active' || member.phone === null) return;
  const { body } = currentProgram(app, tx.now);
  const points = writtenPoints(amount, app.currency?.scale ?? 0);
  const message = {
    workspaceId: app.workspaceId,
    channel: 'sms',
    to: `+86${member.phone}`,
    template: 'members.expiryReminder',
    params: {
      points,
      unit: unitWord(body.currency.unit, points, member.locale),
      date: formatDate(goodThrough, member.locale),
      days: dayNumber(goodThrough) - dayNumber(today),
    },
    path: `/m/${app.key}/points`,
    locale: member.locale,
    timeZone: app.timeZone,
  } as const;
  // A night that was cut off is worked through again; nobody hears the same thing twice.
  const scope = `expiry-reminder:${app.currency?.id}:${memberId}:${goodThrough}:${days}`;
  const { taken } = await takeCounter(tx, { workspaceId: app.workspaceId, scope, amount: 1, cap: 1, mode: 'all' });
  if (taken) await queueMessage(tx, message);
}
