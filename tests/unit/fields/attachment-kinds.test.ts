import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_KINDS } from '@/engine/fields/attachment';
import { keepsType, saveUpload } from '@/lib/files/upload';

const box = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from(`ftyp${brand}`), Buffer.alloc(40)]);
const opus = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(100)]);
const wave = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([36, 0, 0, 0]),
  Buffer.from('WAVEfmt '),
  Buffer.alloc(40),
]);

const RECORDED: readonly (readonly [string, Buffer, string])[] = [
  ['memo.m4a', box('M4A '), 'audio/mp4'],
  ['clip.mov', box('qt  '), 'video/quicktime'],
  ['clip.mp4', box('isom'), 'video/mp4'],
  ['voice.opus', opus, 'audio/ogg'],
  ['voice.wav', wave, 'audio/wav'],
  ['letter.rtf', Buffer.from('{\\rtf1 Dear shop}'), 'application/rtf'],
];

describe('kinds of attachments', () => {
  it.each(Object.entries(ATTACHMENT_KINDS))('%s: offers only what an upload keeps', (_kind, types) => {
    expect(types.filter((type) => !keepsType(type))).toEqual([]);
  });

  it.each(RECORDED)('keeps %s', async (name, bytes, type) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kinds-'));
    const body = new Response(Uint8Array.from(bytes)).body;
    const options = { id: 'sample', name, maxBytes: 1000, maxPixels: 1000 };
    expect(await saveUpload(folder, body, options)).toMatchObject({ type });
    const offered: readonly string[] = Object.values(ATTACHMENT_KINDS).flat();
    expect(offered).toContain(type);
  });
});
