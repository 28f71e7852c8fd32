import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as safeRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type Networks, plainAddress } from '@/lib/networks';
import { isPublicAddress } from './public-address';

const PATIENCE = 10_000;
/** Of an answer only its status counts; whoever says more than this is hung up on. */
const LONGEST_ANSWER = 1_000_000;

/** The address leads to this machine or into its network, and no setting allows that. */
export class PrivateAddress extends Error {
  constructor(readonly address: string) {
    super(address);
  }
}

export interface Reach {
  /** Where it may go besides into the open internet. */
  readonly allowed: Networks;
  /** How names become addresses; the system's own way unless another is given. */
  readonly resolve?: typeof lookup;
}

export interface OutgoingPost {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Posts JSON to an address of the outside world and answers with the status. The name is resolved once, every address it has must
 * be a public one or an allowed one, and the connection goes to just that address, so a name that changes its mind meanwhile
 * leads nowhere else. Redirects are not followed, and no proxy or cookie of the surroundings is used.
 */
export function postJson(url: string, { headers, body }: OutgoingPost, reach: Reach): Promise<number> {
  const target = new URL(url);
  const host = plainAddress(target.hostname);
  const { allowed, resolve = lookup } = reach;
  const mayReach = (address: string) => isPublicAddress(plainAddress(address)) || allowed.has(plainAddress(address));
  const checkedLookup: LookupFunction = (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      const wrong = found?.find(({ address }) => !mayReach(address));
      if (error || wrong) return done(error ?? new PrivateAddress(wrong?.address ?? ''), []);
      done(null, found);
    });
  };
  return new Promise((answer, refuse) => {
    // What is an address already is never looked up.
    if (isIP(host) && !mayReach(host)) return refuse(new PrivateAddress(host));
    const text = JSON.stringify(body);
    const send = target.protocol === 'https:' ? safeRequest : plainRequest;
    const request = send(target, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      lookup: checkedLookup,
      // A connection of its own: one kept open would go on to an address that was checked long ago.
      agent: false,
      signal: AbortSignal.timeout(PATIENCE),
    });
    request.on('error', refuse);
    request.on('response', (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LONGEST_ANSWER) response.destroy();
      });
      response.on('close', () => answer(response.statusCode ?? 0));
      response.on('error', refuse);
    });
    request.end(text);
  });
}
