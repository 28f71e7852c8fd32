import { describe, expect, it } from 'vitest';
import { readEnv } from '@/lib/env';

describe('the outside address', () => {
  it.each([
    ['https://club.example', 'https://club.example'],
    ['https://club.example/', 'https://club.example'],
    ['http://192.0.2.7:8080', 'http://192.0.2.7:8080'],
  ])('%s starts every link as %s', (given, start) => {
    expect(readEnv({ PUBLIC_URL: given }).publicUrl).toBe(start);
  });

  it.each(['https://club.example/loyalty', 'https://club.example/?a=b', 'ftp://club.example', 'club.example'])(
    '%s is refused by name',
    (given) => {
      expect(() => readEnv({ PUBLIC_URL: given })).toThrow(/PUBLIC_URL/);
    },
  );
});
