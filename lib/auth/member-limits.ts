import { addressSubject, type Limit } from './throttle';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Seconds before another code may be asked for. */
export const RESEND_AFTER = 60;

/** Codes cost money and disturb people: one a minute, a few an hour and a day for each phone, and a bound for each address. */
export function codeLimits(workspaceId: string, phone: string, address: string): Limit[] {
  const subject = `${workspaceId} ${phone}`;
  return [
    { kind: 'code-pause', subject, most: 1, window: RESEND_AFTER * 1_000 },
    { kind: 'code-hour', subject, most: 5, window: HOUR },
    { kind: 'code-day', subject, most: 10, window: 24 * HOUR },
    { kind: 'code-from', subject: addressSubject(address), most: 60, window: HOUR },
  ];
}

/** Guesses at codes and passwords of one phone, and from one address. */
export function memberSignInLimits(
  workspaceId: string,
  phone: string,
  address: string,
): { account: Limit[]; address: Limit[] } {
  const from = addressSubject(address);
  return {
    account: [
      { kind: 'member-here', subject: `${workspaceId} ${phone} ${from}`, most: 10, window: 15 * MINUTE },
      { kind: 'member', subject: `${workspaceId} ${phone}`, most: 40, window: HOUR },
    ],
    // A shop's network is shared by many customers.
    address: [{ kind: 'member-from', subject: from, most: 300, window: 15 * MINUTE }],
  };
}

export function memberPasswordLimits(memberId: string): Limit[] {
  return [{ kind: 'member-password', subject: memberId, most: 10, window: 15 * MINUTE }];
}
