import { describe, expect, it } from 'vitest';
import { roleGrantSchema, timeZoneSchema, unitCodeSchema } from '@/engine/organisation/schema';
import { idsOnPath, isAtOrBelow, pathBelow, requireNoLoop, requireParent } from '@/engine/organisation/tree';

const unit = (kind: 'headquarters' | 'region' | 'store', path: string, closed = false) => ({ kind, path, closed });

describe('the tree', () => {
  it('writes paths from the top down', () => {
    const path = pathBelow(pathBelow(pathBelow(null, 'hq'), 'east'), 's1');
    expect(path).toBe('/hq/east/s1/');
    expect(idsOnPath(path)).toEqual(['hq', 'east', 's1']);
  });

  it('tells below from beside', () => {
    expect(isAtOrBelow('/hq/east/s1/', '/hq/east/')).toBe(true);
    expect(isAtOrBelow('/hq/east/', '/hq/east/')).toBe(true);
    expect(isAtOrBelow('/hq/east2/', '/hq/east/')).toBe(false);
  });

  it.each([
    ['store', unit('headquarters', '/h/'), null],
    ['region', unit('region', '/h/r/'), null],
    ['store', unit('store', '/h/s/'), 'organisation.wrongParent'],
    ['headquarters', unit('headquarters', '/h/'), 'organisation.wrongParent'],
    ['store', unit('region', '/h/r/', true), 'organisation.parentClosed'],
    ['region', unit('region', '/1/2/3/4/5/6/7/8/9/10/'), 'organisation.tooDeep'],
  ] as const)('a %s below %j', (kind, parent, code) => {
    const act = () => requireParent(kind, parent);
    if (code === null) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code }));
  });

  it('never hangs a unit below itself', () => {
    expect(() => requireNoLoop({ path: '/h/r/' }, { path: '/h/r/s/' })).toThrow('organisation.belowItself');
    expect(() => requireNoLoop({ path: '/h/r/' }, { path: '/h/r/' })).toThrow('organisation.belowItself');
    expect(() => requireNoLoop({ path: '/h/r/' }, { path: '/h/r2/' })).not.toThrow();
  });
});

describe('what people may type', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['America/New_York', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('time zone %j', (name, good) => expect(timeZoneSchema.safeParse(name).success).toBe(good));

  it.each([
    ['S-001', true],
    ['上海01', true],
    ['-1', false],
    ['a b', false],
    ['', false],
  ])('store number %j', (code, good) => expect(unitCodeSchema.safeParse(code).success).toBe(good));

  it('owners always reach the whole company', () => {
    const orgUnitId = '01h455vb4pex5vsknk084sn02q';
    expect(roleGrantSchema.safeParse({ role: 'owner', orgUnitId }).success).toBe(false);
    expect(roleGrantSchema.safeParse({ role: 'owner', orgUnitId: null }).success).toBe(true);
    expect(roleGrantSchema.safeParse({ role: 'clerk', orgUnitId }).success).toBe(true);
    expect(roleGrantSchema.safeParse({ role: 'system', orgUnitId: null }).success).toBe(false);
  });
});
