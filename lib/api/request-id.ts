import { randomUUID } from 'node:crypto';

const SAFE = /^[\w.-]{8,64}$/;
const known = new WeakMap<Request, string>();

/** Names one request in its answer and in our log: as the caller named it, when that is harmless, else by a fresh id. */
export function requestId(request: Request): string {
  let id = known.get(request);
  if (!id) {
    const sent = request.headers.get('x-request-id');
    id = sent && SAFE.test(sent) ? sent : randomUUID();
    known.set(request, id);
  }
  return id;
}
