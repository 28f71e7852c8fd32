import { describe, expect, it } from 'vitest';
import { lintCondition } from '@/engine/conditions/lint';
import type { Condition } from '@/engine/conditions/schema';
import { LIMITS } from '@/engine/kernel/limits';
import { place } from './place';

const complaints = (condition: Condition) =>
  lintCondition(condition, place()).map(({ path, code }) => `${path} ${code.slice(11)}`);
const sound: Condition = { field: 'store', op: 'eq', value: 'A' };
const nested = (levels: number): Condition => (levels === 0 ? sound : { all: [nested(levels - 1)] });

describe('lint', () => {
  it.each<[Condition, readonly string[]]>([
    [sound, []],
    [{ all: [sound, { any: [] }] }, []],
    [{ field: 'gone', op: 'eq', value: 1 }, ['/field unknownField']],
    [{ field: 'constructor', op: 'eq', value: 1 }, ['/field unknownField']],
    [{ field: 'amount', op: 'contains', value: 1 }, ['/op operatorNotOffered']],
    [{ field: 'channel', op: 'ne', value: 'app' }, ['/op operatorNotOffered']],
    [{ field: 'files', op: 'eq', value: 'f1' }, ['/op operatorNotOffered']],
    [{ field: 'store', op: 'eq' }, ['/value valueMissing']],
    [{ field: 'store', op: 'eq', value: '' }, ['/value valueMissing']],
    [{ field: 'store', op: 'in', value: [] }, ['/value valueMissing']],
    [{ field: 'store', op: 'in', value: ['A', null] }, ['/value valueMissing']],
    [{ field: 'amount', op: 'between', value: [1] }, ['/value valueMissing']],
    [{ field: 'amount', op: 'between', value: [1, 2, 3] }, ['/value wrongValue']],
    [{ field: 'amount', op: 'eq', value: '1' }, ['/value wrongValue']],
    [{ field: 'amount', op: 'eq', value: { $gt: 0 } }, ['/value wrongValue']],
    [{ field: 'store', op: 'eq', value: 1 }, ['/value wrongValue']],
    [{ field: 'store', op: 'eq', value: 'a\0b' }, ['/value wrongValue']],
    [{ field: 'store', op: 'eq', value: '\ud800' }, ['/value wrongValue']],
    [{ field: 'store', op: 'eq', value: 'x'.repeat(LIMITS.textLength + 1) }, ['/value wrongValue']],
    [{ field: 'store', op: 'in', value: 'A' }, ['/value wrongValue']],
    [{ field: 'agreed', op: 'eq', value: 1 }, ['/value wrongValue']],
    [{ field: 'agreed', op: 'isTrue' }, []],
    [{ field: 'day', op: 'eq', value: '2026-02-30' }, ['/value wrongValue']],
    [{ field: 'day', op: 'eq', value: '2026-02' }, ['/value wrongValue']],
    [{ field: 'month', op: 'eq', value: '2026-02' }, []],
    [{ field: 'month', op: 'eq', value: '2026' }, ['/value wrongValue']],
    [{ field: 'at', op: 'eq', value: '2026-02-01' }, []],
    [{ field: 'at', op: 'eq', value: '2026-02-01T25:00:00Z' }, ['/value wrongValue']],
    [{ field: 'at', op: 'eq', value: '2026-02-01T10:00' }, ['/value wrongValue']],
    [{ field: 'tags', op: 'hasAny', value: ['a|b'] }, ['/value wrongValue']],
    [{ field: 'channel', op: 'eq', value: 'fax' }, ['/value unknownValue']],
    [{ field: 'at', op: 'within', value: { period: 'today' } }, []],
    [{ field: 'at', op: 'within', value: { period: 'lastNDays', n: 7 } }, []],
    [{ field: 'at', op: 'within', value: { period: 'lastNDays' } }, ['/value wrongPeriod']],
    [{ field: 'at', op: 'within', value: { period: 'today', n: 7 } }, ['/value wrongPeriod']],
    [{ field: 'at', op: 'within', value: 'today' }, ['/value wrongPeriod']],
    [{ field: 'store', op: 'in', value: Array.from({ length: 301 }, String) }, ['/value tooManyValues']],
    [{ all: [sound, { none: [sound, { field: 'gone', op: 'blank' }] }] }, ['/all/1/none/1/field unknownField']],
    [nested(LIMITS.conditionDepth), []],
    [nested(LIMITS.conditionDepth + 1), ['/all/0/all/0/all/0/all/0/all/0/all/0 tooDeep']],
    [{ all: Array.from({ length: LIMITS.conditionNodes }, () => sound) }, [' tooManyParts']],
    [{ all: Array.from({ length: LIMITS.conditionNodes - 1 }, () => sound) }, []],
  ])('%j', (condition, expected) => {
    expect(complaints(condition)).toEqual(expected);
  });
});
