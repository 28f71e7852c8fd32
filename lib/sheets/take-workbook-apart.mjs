/**
 * A program of its own: writes the rows of a workbook to its output, one JSON list of texts a line. Workbooks are unpacked and taken
 * apart in memory, so whatever is wrong with one ends this process and no other, and a till is not kept waiting by a large one.
 *
 * node take-workbook-apart.mjs FILE ROWS COLUMNS; exit code 3: it unpacks to more than is taken, 4: a row has too many columns.
 */
import { readFileSync, writeSync } from 'node:fs';
import { streamXlsxRows } from 'hucre/xlsx';

const [file = '', rows = '1', columns = '1'] = process.argv.slice(2);

/** Of all parts together, and of all parts but the sheets, which are read as they come. */
const UNPACKED = 1_000_000_000;
const UNPACKED_PARTS = 200_000_000;
const WRITTEN = 500_000_000;
const CHUNK = 1 << 16;

const bytes = readFileSync(file);
guardAgainstBombs(bytes);
let chunk = '';
let written = 0;
for await (const { values } of streamXlsxRows(bytes, { maxRows: Number(rows) + 1 })) {
  if (values.length > Number(columns)) process.exit(4);
  chunk += `${JSON.stringify(values.map(cellText))}\n`;
  if (chunk.length > CHUNK) flush();
}
flush();

function flush() {
  written += chunk.length;
  if (written > WRITTEN) process.exit(3);
  const part = Buffer.from(chunk);
  for (let at = 0; at < part.length; ) at += writeSync(1, part, at);
  chunk = '';
}

/** @param {string | number | boolean | Date | null | undefined} value */
function cellText(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return plainNumber(value);
  return String(value);
}

/** A workbook's dates have no zone; the reader hands them over as if they were UTC. @param {Date} value */
function dateText(value) {
  const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** @param {number} value */
function plainNumber(value) {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/**
 * Adds up what the archive's directory says the parts unpack to; the reader lets no part become larger than it says there.
 * @param {Buffer} archive
 */
function guardAgainstBombs(archive) {
  const end = archive.lastIndexOf('PK\u0005\u0006', archive.length, 'latin1');
  if (end < 0 || end + 22 > archive.length) throw new Error('not an archive');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  let all = 0;
  let parts = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('not a directory of an archive');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((from) => archive.readUInt16LE(at + from));
    const [packed, unpacked] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const nameEnd = at + 46 + (nameLength ?? 0);
    const size = unpacked === 0xffffffff ? longSize(archive.subarray(nameEnd, nameEnd + (extraLength ?? 0))) : unpacked;
    // Of a part that claims to be empty and is not, nobody knows what it unpacks to.
    if (size === 0 && packed > 2) process.exit(3);
    all += size;
    if (!/^xl\/worksheets\//i.test(archive.toString('latin1', at + 46, nameEnd))) parts += size;
    if (all > UNPACKED || parts > UNPACKED_PARTS) process.exit(3);
    at = nameEnd + (extraLength ?? 0) + (noteLength ?? 0);
  }
}

/** The size of a part too large for 32 bits. @param {Buffer} extra */
function longSize(extra) {
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return Number(extra.readBigUInt64LE(at + 4));
  }
  throw new Error('a part has no size');
}
