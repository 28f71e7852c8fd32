import { normalisePhone } from '@/engine/fields/phone';
import { Fault } from '@/engine/kernel/fault';
import type { Locale } from '@/engine/kernel/text';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { codeLimits, RESEND_AFTER } from '@/lib/auth/member-limits';
import { attempt } from '@/lib/auth/throttle';
import type { Store } from '@/lib/db/types';
import { queueMessage } from '@/lib/messaging/message';
import { CODE_MINUTES, makeCode } from './store/phone-codes';

const MINUTE = 60_000;

/**
 * Sends a code to a phone, whoever it belongs to: the answer is the same for members and for strangers. Times in seconds. Throws
 * `members.notPhone`, `accounts.tooMany`.
 */
export async function requestCode(
  store: Store,
  where: { readonly workspaceId: string; readonly address: string; readonly locale: Locale | null },
  input: { readonly phone: string; readonly locale?: Locale },
): Promise<{ resendAfter: number; validFor: number }> {
  const phone = requirePhone(input.phone);
  const { workspaceId } = where;
  await attempt(store, codeLimits(workspaceId, phone, where.address));
  await store.write(async (tx) => {
    const company = await getWorkspace(tx, workspaceId);
    const code = await makeCode(tx, { workspaceId, phone });
    await queueMessage(tx, {
      workspaceId,
      channel: 'sms',
      to: `+86${phone}`,
      template: 'members.phoneCode',
      params: { company: company.name, code, minutes: CODE_MINUTES },
      locale: input.locale ?? where.locale ?? company.locale,
      timeZone: company.timeZone,
      goodUntil: tx.now + CODE_MINUTES * MINUTE,
    });
  });
  return { resendAfter: RESEND_AFTER, validFor: CODE_MINUTES * 60 };
}

/** The eleven digits of a phone that somebody typed. Throws `members.notPhone`. */
export function requirePhone(text: string): string {
  const phone = normalisePhone(text);
  if (!phone) throw new Fault('invalid', 'members.notPhone', {}, [{ path: '/phone', code: 'members.notPhone' }]);
  return phone;
}
