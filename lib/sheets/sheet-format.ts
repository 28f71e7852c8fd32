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

function detectEncoding(sample: Uint8Array): 'utf-8' | 'utf-16le' | 'gb18030' {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  try {
    // The sample may end inside a character: `stream` forgives exactly that.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
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
