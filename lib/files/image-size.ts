export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

type ReadSize = (head: Buffer) => ImageSize | null;

const READERS: Readonly<Record<string, ReadSize>> = {
  'image/png': (head) => at(head, 24, () => ({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) })),
  'image/gif': (head) => at(head, 10, () => ({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) })),
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
  'image/avif': avifSize,
};

/** Width and height as the first bytes of a picture say them; null when they say none. Nothing is unpacked. */
export function imageSize(type: string, head: Buffer): ImageSize | null {
  const size = READERS[type]?.(head) ?? null;
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function at(head: Buffer, needed: number, read: () => ImageSize): ImageSize | null {
  return head.length >= needed ? read() : null;
}

/** Frame headers lie behind any number of other segments (ITU T.81, B.1). */
function jpegSize(head: Buffer): ImageSize | null {
  for (let from = 2; from + 9 <= head.length && head[from] === 0xff; ) {
    const marker = head[from + 1] ?? 0;
    // Fill bytes may stand in front of a marker.
    if (marker === 0xff) {
      from += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.readUInt16BE(from + 7), height: head.readUInt16BE(from + 5) };
    from += 2 + head.readUInt16BE(from + 2);
  }
  return null;
}

/** Three kinds: simple, lossless and extended (RFC 9649). */
function webpSize(head: Buffer): ImageSize | null {
  if (head.length < 30) return null;
  const kind = head.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = head.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  return null;
}

/** The largest extent named among the properties (ISO 23008-12, `ispe`). */
function avifSize(head: Buffer): ImageSize | null {
  let largest: ImageSize | null = null;
  for (let from = head.indexOf('ispe'); from >= 0 && from + 16 <= head.length; from = head.indexOf('ispe', from + 4)) {
    const size = { width: head.readUInt32BE(from + 8), height: head.readUInt32BE(from + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
