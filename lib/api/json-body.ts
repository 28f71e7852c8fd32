/** Why a body was not even read as data. */
export class BodyRefused extends Error {
  constructor(
    readonly reason: 'tooLarge' | 'wrongType' | 'notJson' | 'tooDeep' | 'tooManyKeys' | 'reservedKey' | 'aborted',
  ) {
    super(reason);
  }
}

export interface BodyLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly keys: number;
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i;

/** Reads a JSON body within limits of bytes, depth and keys; all three are judged before anything else looks at it. */
export async function readJsonBody(request: Request, limits: BodyLimits): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limits.bytes) throw new BodyRefused('tooLarge');
  const text = await readText(request, limits.bytes);
  if (text.trim() === '') return {};
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? 'application/json')) throw new BodyRefused('wrongType');
  scan(text, limits);
  try {
    // Only a body that may name such a key, plainly or by an escape, is read with the slower reader that looks at every key.
    const suspect = text.includes('__proto__') || text.includes('\\u');
    return (suspect ? JSON.parse(text, refusePrototype) : JSON.parse(text)) as unknown;
  } catch (error) {
    throw error instanceof BodyRefused ? error : new BodyRefused('notJson');
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  let text: string;
  try {
    // With a declared length the limit has been judged; a chunked body is counted as it comes.
    text = request.headers.has('content-length') ? await request.text() : await readCounted(request, limit);
  } catch (error) {
    if (error instanceof BodyRefused) throw error;
    throw new BodyRefused('aborted');
  }
  return text;
}

async function readCounted(request: Request, limit: number): Promise<string> {
  if (!request.body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > limit) throw new BodyRefused('tooLarge');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Counts nesting and members without building anything: deep JSON overflows recursive readers. */
function scan(text: string, limits: BodyLimits): void {
  let depth = 0;
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = endOfString(text, i);
    else if (code === 123 || code === 91) {
      if (++depth > limits.depth) throw new BodyRefused('tooDeep');
    } else if (code === 125 || code === 93) depth--;
    else if (code === 44 || code === 58) {
      if (++members > limits.keys * 2) throw new BodyRefused('tooManyKeys');
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return text.length;
}

/** A key that would change an object instead of becoming part of it has no honest use. */
function refusePrototype(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__') throw new BodyRefused('reservedKey');
  return value;
}
