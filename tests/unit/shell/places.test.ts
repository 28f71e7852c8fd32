import { describe, expect, it } from 'vitest';
import { deviceWords } from '@/components/account/device-words';
import { safeNext } from '@/components/entry/safe-next';
import { inTreeOrder } from '@/components/settings/unit-choices';
import { isCurrent } from '@/components/shell/navigation';
import { settingsPlaces } from '@/components/shell/settings-places';
import type { OrgUnit } from '@/engine/organisation/schema';
import { permissionsOf } from '@/engine/permissions/roles';

describe('where signing in leads', () => {
  it.each([
    ['/desk/cafe?view=all', '/desk/cafe?view=all'],
    ['/join?token=a.b', '/join?token=a.b'],
    [null, '/home'],
    ['', '/home'],
    ['//evil.example', '/home'],
    ['/\\evil.example', '/home'],
    ['/a\\b', '/home'],
    ['https://evil.example', '/home'],
    ['javascript:alert(1)', '/home'],
    ['/a\n/b', '/home'],
    ['/api/auth/sign-out', '/home'],
  ])('asked for %j it is %s', (asked, next) => {
    expect(safeNext(asked)).toBe(next);
  });
});

describe('settings a person may open', () => {
  const everywhere = (role: 'owner' | 'builder' | 'manager' | 'clerk') =>
    settingsPlaces(permissionsOf(role), permissionsOf(role));

  it('follows the role', () => {
    expect(everywhere('owner')).toEqual(['workspace', 'units', 'staff', 'keys', 'messages']);
    expect(everywhere('builder')).toEqual(['keys']);
    expect(everywhere('manager')).toEqual(['staff']);
    expect(everywhere('clerk')).toEqual([]);
  });

  it('shows what concerns the whole company only to those who reach it', () => {
    expect(settingsPlaces(permissionsOf('owner'), new Set())).toEqual(['units', 'staff', 'keys']);
  });
});

describe('the place in a navigation', () => {
  it('is current on the page and below it, but not beside it', () => {
    const keys = { href: '/settings/keys' } as const;
    expect(isCurrent(keys, '/settings/keys')).toBe(true);
    expect(isCurrent(keys, '/settings/keys/new')).toBe(true);
    expect(isCurrent(keys, '/settings/keysmith')).toBe(false);
    expect(isCurrent({ ...keys, exact: true }, '/settings/keys/new')).toBe(false);
  });
});

describe('the tree of stores as a list', () => {
  const unit = (id: string, parentId: string | null, position: number): OrgUnit => ({
    id,
    parentId,
    kind: parentId === null ? 'headquarters' : 'store',
    name: id,
    code: null,
    path: '',
    position,
    closed: false,
  });
  const words = (units: readonly OrgUnit[]) => inTreeOrder(units).map((one) => `${one.depth} ${one.unit.id}`);

  it('puts children below their parent, in their order', () => {
    const units = [unit('b', 'hq', 1), unit('hq', null, 0), unit('a1', 'a', 0), unit('a', 'hq', 0)];
    expect(words(units)).toEqual(['0 hq', '1 a', '2 a1', '1 b']);
  });

  it('begins with what a manager can see', () => {
    expect(words([unit('a1', 'a', 0), unit('a', 'unseen', 0)])).toEqual(['0 a', '1 a1']);
  });
});

describe('a device in words', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0', 'WeChat · iOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 'Safari · macOS'],
    ['curl/8.0', null],
    [null, null],
  ])('%s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
});
