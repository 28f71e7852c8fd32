import { addressSubject, type Limit } from './throttle';

const MINUTE = 60_000;

/** Guesses at one account from one place, at one account from everywhere, and from one place at everything. */
export function signInLimits(identifier: string, address: string): { account: Limit[]; address: Limit[] } {
  const account = identifier.trim().toLowerCase();
  const from = addressSubject(address);
  return {
    account: [
      { kind: 'sign-in-here', subject: `${account} ${from}`, most: 8, window: 15 * MINUTE },
      { kind: 'sign-in', subject: account, most: 50, window: 60 * MINUTE },
    ],
    address: [{ kind: 'sign-in-from', subject: from, most: 100, window: 15 * MINUTE }],
  };
}

/** Second factors, links of letters, setup tokens: secrets that are long or guarded elsewhere too. */
export function secretLimits(address: string): Limit[] {
  return [{ kind: 'secret-from', subject: addressSubject(address), most: 60, window: 15 * MINUTE }];
}

/** Asking a signed-in person for the password once more. */
export function ownPasswordLimits(userId: string): Limit[] {
  return [{ kind: 'own-password', subject: userId, most: 10, window: 15 * MINUTE }];
}

export function resetLinkLimits(email: string, address: string): Limit[] {
  return [
    { kind: 'reset-mail', subject: email, most: 5, window: 60 * MINUTE },
    { kind: 'reset-from', subject: addressSubject(address), most: 30, window: 60 * MINUTE },
  ];
}
