import { type FaultKind, isFault } from '@/engine/kernel/fault';
import { BodyRefused } from '@/lib/api/json-body';
import { requestId } from '@/lib/api/request-id';
import type { Answer } from '@/lib/api/router';
import { faultText, problemText, type Refusal } from '@/lib/i18n/fault-text';
import { DEFAULT_LOCALE, localeOfRequest } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';
import { log } from '@/lib/log';

const STATUS: Readonly<Record<FaultKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

const BODY_STATUS: Readonly<Record<BodyRefused['reason'], number>> = {
  tooLarge: 413,
  wrongType: 415,
  notJson: 400,
  tooDeep: 400,
  tooManyKeys: 400,
  reservedKey: 400,
  aborted: 400,
};

const RETRY_AFTER = { 'retry-after': '2' } as const;
const CHALLENGE = { 'www-authenticate': 'Bearer realm="Pointwright"' } as const;

/** The answer to anything that was thrown: RFC 9457 with a stable code, in the reader's language. */
export function problemAnswer(error: unknown, request: Request): Answer {
  if (isFault(error)) {
    const { code, params, problems, cause } = error;
    const because = isFault(cause) ? cause : undefined;
    return {
      ...problem(request, { status: STATUS[error.kind], code, params, problems, because }),
      headers: faultHeaders(error.kind, params.seconds),
    };
  }
  if (error instanceof BodyRefused) {
    return problem(request, { status: BODY_STATUS[error.reason], code: `api.${error.reason}` });
  }
  if (isFull(error)) return { ...problem(request, { status: 507, code: 'api.diskFull' }), headers: RETRY_AFTER };
  if (isUnstorable(error)) return problem(request, { status: 400, code: 'api.invalidInput' });
  if (isBusy(error)) return { ...problem(request, { status: 503, code: 'api.busy' }), headers: RETRY_AFTER };
  log.error({ error, path: new URL(request.url).pathname, requestId: requestId(request) }, 'a request failed');
  return problem(request, { status: 500, code: 'api.internal' });
}

export function unknownAddress(request: Request): Answer {
  return problem(request, { status: 404, code: 'api.unknownAddress' });
}

/** The address exists, but not for this method; the header `Allow` says for which. */
export function wrongMethod(request: Request, allowed: string): Answer {
  return problem(request, { status: 405, code: 'api.wrongMethod', params: { allowed } });
}

function faultHeaders(kind: FaultKind, seconds: unknown): Readonly<Record<string, string>> | undefined {
  if (kind === 'unauthenticated') return CHALLENGE;
  if (kind === 'unavailable') return RETRY_AFTER;
  if (kind !== 'too-many') return undefined;
  return typeof seconds === 'number' ? { 'retry-after': String(Math.max(1, Math.ceil(seconds))) } : RETRY_AFTER;
}

interface Refused {
  readonly status: number;
  /** The refusal behind this one, told after it. */
  readonly because?: Refusal;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  readonly problems?: readonly {
    path: string;
    code: string;
    params?: Readonly<Record<string, string | number | boolean | null>>;
  }[];
}

function problem(request: Request, refused: Refused): Answer {
  const t = translator(readerLocale(request), zoneOf(refused.params));
  return {
    status: refused.status,
    body: {
      type: 'about:blank',
      status: refused.status,
      code: refused.code,
      title: [refused, ...(refused.because ? [refused.because] : [])].map((one) => faultText(t, one)).join(' '),
      params: refused.params ?? {},
      requestId: requestId(request),
      problems: (refused.problems ?? []).map((one) => ({ ...one, message: problemText(t, one) })),
    },
  };
}

/** Instants are told in the company's zone, as far as whoever answers knows it. */
function zoneOf(params: Refused['params']): string {
  return typeof params?.timeZone === 'string' ? params.timeZone : 'UTC';
}

/** The language chosen on the pages, else the one the program or browser asks for. */
export function readerLocale(request: Request) {
  return localeOfRequest(request.headers) ?? DEFAULT_LOCALE;
}

/** PostgreSQL keeps no text with a NUL in it, and so finds none by it either. */
function isUnstorable(error: unknown): boolean {
  return /^(22021|22P05)$/.test(codeOf(error));
}

/** The machine has no room left: nothing has been kept. */
function isFull(error: unknown): boolean {
  return /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/.test(codeOf(error));
}

/** The database is held by somebody else, or out of reach: nothing has happened, the caller may try again. */
function isBusy(error: unknown): boolean {
  return /^(SQLITE_(BUSY|IOERR|LOCKED)|ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|57P|53|08)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const cause = (error as { cause?: unknown } | null)?.cause ?? error;
  return String((cause as { code?: unknown } | null)?.code ?? '');
}
