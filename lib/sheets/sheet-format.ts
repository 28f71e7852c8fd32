import { open } from 'node:fs/promises';

export type Delimiter = ',' | ';' | '\t' | '|' | 'spaces';

/** How the rows of a file are to be read. */
export type SheetFormat =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'text'; readonly encoding: 'utf-8' | 'utf-16le' | 'gb18030'; readonly delimiter: Delimiter };

const SAMPLE = 64 * 1024;

/** Looks at the beginning of a file. Old workbooks (.xls) and anything else binary answer null. */
export async function detectFormat(file: string): Promise<SheetFormat | null> {
  const sample = await readSample(file);
  if (sample[0] === 0x50 && sample[1] === 0x4b) return { kind: 'xlsx' };
  const encoding = detectEncoding(sample);
  if (!encoding) return null;
  const text = new TextDecoder(encoding).decode(sample);
  if (text.includes('\u0000')) return null;
  return { kind: 'text', encoding, delimiter: detectDelimiter(text) };
}

async function readSample(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(SAMPLE);
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Null for what is text in none of the encodings that are known. */
function detectEncoding(sample: Uint8Array): 'utf-8' | 'utf-16le' | 'gb18030' | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (isEncoded(sample, 'utf-8')) return 'utf-8';
  // Damaged UTF-8 would read as Chinese that nobody wrote.
  return isMostlyUtf8(sample) || !isEncoded(sample, 'gb18030') ? null : 'gb18030';
}

function isEncoded(sample: Uint8Array, encoding: string): boolean {
  try {
    // The sample may end inside a character: `stream` forgives exactly that.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isMostlyUtf8(sample: Uint8Array): boolean {
  let known = 0;
  let unknown = 0;
  for (const sign of new TextDecoder('utf-8').decode(sample)) {
    if (sign === '\uFFFD') unknown += 1;
    else if (sign > '\u007f') known += 1;
  }
  return known > unknown;
}

/** The delimiter that splits the first lines into the same number of columns, the more the better. */
function detectDelimiter(text: string): Delimiter {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20);
  const candidates: readonly Delimiter[] = [',', '\t', ';', '|', 'spaces'];
  let best: { delimiter: Delimiter; columns: number } = { delimiter: ',', columns: 1 };
  for (const delimiter of candidates) {
    const counts = lines.map((line) => splitRoughly(line, delimiter));
    const columns = counts[0] ?? 1;
    const even = counts.every((count) => count === columns);
    if (even && columns > best.columns) best = { delimiter, columns };
  }
  return best.delimiter;
}

function splitRoughly(line: string, delimiter: Delimiter): number {
  if (delimiter === 'spaces') return line.includes('"') ? 1 : line.trim().split(/ +/).length;
  return line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length;
}
