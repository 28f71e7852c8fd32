import { describe, expect, it } from 'vitest';
import type { DefinitionInApp } from '@/engine/definitions/kind';
import { flowKind } from '@/engine/flows/flow-kind';
import { formGround } from '@/engine/flows/form-ground';
import { lintFlow } from '@/engine/flows/lint';
import { NODE_TYPES } from '@/engine/flows/nodes/registry';
import type { FlowBody } from '@/engine/flows/schema';
import { formBodySchema } from '@/engine/forms/schema';
import { LIMITS } from '@/engine/kernel/limits';
import { TEMPLATES } from '@/engine/templates/registry';
import { approval, drawFlow, END, type Part, people, START } from './world';

const FORM = formBodySchema.parse({
  title: { en: 'Request' },
  fields: [
    { id: 'big', type: 'switch', title: { en: 'Big' } },
    { id: 'reason', type: 'text', title: { en: 'Reason' } },
    { id: 'head', type: 'heading', title: { en: 'Heading' } },
  ],
});
const GROUND = { form: formGround(FORM) };

function problems(body: FlowBody): string[] {
  return lintFlow(body, GROUND).map(({ code, part }) => `${code.replace('flows.', '')} ${part ?? ''}`.trim());
}

const A = approval('a');
const SPLIT: Part = { type: 'condition' };

describe('a sound flow', () => {
  it('has no problems', () => {
    const body = drawFlow(
      { s: START, x: SPLIT, a: A, f: { type: 'parallel' }, b: A, c: A, j: { type: 'join' }, e: END },
      ['s -> x', 'x -> a [big]', 'x -> f [else]', 'a -> j', 'f -> b -> j -> e', 'f -> c -> j'],
    );
    expect(problems(body)).toEqual([]);
  });

  it('a join without a fork is one', () => {
    expect(problems(drawFlow({ s: START, j: { type: 'join' }, e: END }, ['s -> j -> e']))).toEqual([]);
  });

  it.each(
    TEMPLATES.flatMap(({ definitions }) =>
      definitions.filter(({ kind }) => kind === 'flow').map((one) => [one.key, definitions, one] as const),
    ),
  )('such as the template’s %s', (_key, definitions, flow) => {
    const siblings = definitions.map((one) => ({ id: one.key, ...one })) as DefinitionInApp[];
    const self = siblings.find(({ key, kind }) => key === flow.key && kind === 'flow')!;
    expect(flowKind.lint(flowKind.schema.parse(flow.body), self, siblings)).toEqual([]);
  });

  it('each new node brings a configuration its type accepts', () => {
    for (const { config, initial } of NODE_TYPES) expect(config.safeParse(initial).error).toBeUndefined();
  });
});

describe('what is wrong is said at its place', () => {
  const chain = (part: Part) => drawFlow({ s: START, a: part, e: END }, ['s -> a -> e']);
  const table: [string, FlowBody, string[]][] = [
    ['no start', drawFlow({ a: A, e: END }, ['a -> e']), ['startMissing']],
    ['two starts', drawFlow({ s: START, t: START, e: END }, ['s -> e', 't -> e']), ['startTwice t', 'unreachable t']],
    ['no end', drawFlow({ s: START, a: A }, ['s -> a']), ['endMissing', 'deadEnd a', 'endUnreachable s']],
    [
      'a dead end',
      drawFlow({ s: START, f: { type: 'parallel' }, a: A, e: END }, ['s -> f -> a', 'f -> e']),
      ['deadEnd a'],
    ],
    ['out of reach', drawFlow({ s: START, a: A, e: END }, ['s -> e', 'a -> e']), ['unreachable a']],
    [
      'an end out of reach',
      drawFlow({ s: START, f: { type: 'parallel' }, a: A, b: A, e: END }, ['s -> f -> a -> b', 'f -> e']),
      ['deadEnd b', 'endUnreachable a'],
    ],
    ['a circle', drawFlow({ s: START, a: A, b: A, e: END }, ['s -> a -> b -> a', 'b -> e']), ['circle a', 'circle b']],
    ['a way to itself', drawFlow({ s: START, a: A, e: END }, ['s -> a -> a', 'a -> e']), ['circle a']],
    ['a loose way', drawFlow({ s: START, e: END }, ['s -> e', 's -> gone']), ['edgeLoose e2']],
    [
      'into the start',
      drawFlow({ s: START, a: A, e: END }, ['s -> e', 'a -> s', 'a -> e']),
      ['wayIntoStart s', 'unreachable a'],
    ],
    ['out of an end', drawFlow({ s: START, e: END, d: END }, ['s -> e -> d']), ['wayOutOfEnd e']],
    [
      'a fork that is none',
      drawFlow({ s: START, j: { type: 'join' }, a: A, e: END }, ['s -> j -> a -> e', 'j -> e']),
      ['tooManyWays j'],
    ],
    [
      'no default',
      drawFlow({ s: START, x: SPLIT, a: A, e: END }, ['s -> x', 'x -> a [big]', 'x -> e [big]', 'a -> e']),
      ['defaultMissing x'],
    ],
    [
      'two defaults',
      drawFlow({ s: START, x: SPLIT, a: A, e: END }, ['s -> x', 'x -> a [else]', 'x -> e [else]', 'a -> e']),
      ['defaultTwice e3'],
    ],
    [
      'no condition',
      drawFlow({ s: START, x: SPLIT, a: A, e: END }, ['s -> x', 'x -> a', 'x -> e [else]', 'a -> e']),
      ['conditionMissing e2'],
    ],
    ['a condition nobody reads', drawFlow({ s: START, a: A, e: END }, ['s -> a -> e [big]']), ['conditionUnused e2']],
    [
      'an unknown field in a branch',
      drawFlow({ s: START, x: SPLIT, a: A, e: END }, ['s -> x', 'x -> a [gone]', 'x -> e [else]', 'a -> e']),
      ['conditions.unknownField e2'],
    ],
    ['nobody named', chain(approval('')), ['nobodyCanAct a']],
    ['nobody named, but it passes', chain(approval('', { empty: { kind: 'pass' } })), []],
    [
      'an unknown field of people',
      chain(approval('', { assignees: [{ kind: 'field', field: 'gone' }] })),
      ['fieldUnknown a'],
    ],
    [
      'a reject edge of another node',
      chain(approval('a', { reject: { to: 'edge', edge: 'e1' } })),
      ['rejectEdgeUnknown a'],
    ],
    [
      'a reject target behind',
      drawFlow({ s: START, a: approval('a', { reject: { to: 'node', node: 'b' } }), b: A, e: END }, [
        's -> a -> b -> e',
      ]),
      ['rejectNodeUnknown a'],
    ],
    [
      'a reject target nobody can be sent back to',
      drawFlow(
        {
          s: START,
          c: { type: 'copy', people: people('z') },
          a: approval('a', { reject: { to: 'node', node: 'c' } }),
          e: END,
        },
        ['s -> c -> a -> e'],
      ),
      ['rejectNodeUnknown a'],
    ],
    ['a copy to nobody', chain({ type: 'copy' }), ['nobodyNamed a']],
    ['a message without words', chain({ type: 'notify', member: true, text: {} }), ['textMissing a']],
    ['an action without effect', chain({ type: 'record' }), ['nothingSet a']],
    ['a value its field refuses', chain({ type: 'record', set: { big: 'yes' } }), ['valueRefused a']],
    ['a field that holds no value', chain({ type: 'record', set: { head: 'x' } }), ['valueRefused a']],
    ['a value its field takes', chain({ type: 'record', set: { big: true, reason: 'x' } }), []],
    ['an unknown kind', chain({ type: 'magic' }), ['typeUnknown a']],
    ['a broken configuration', chain({ type: 'wait' }), ['api.invalidValue a']],
  ];
  it.each(table)('%s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected);
  });

  it('too many nodes', () => {
    const names = Array.from({ length: LIMITS.flowNodes }, (_, i) => `n${i}`);
    const nodes = Object.fromEntries(names.map((name) => [name, A]));
    expect(problems(drawFlow({ s: START, ...nodes, e: END }, [`s -> ${names.join(' -> ')} -> e`]))).toEqual([
      'tooManyNodes',
    ]);
  });

  it('ids that come twice', () => {
    const body = drawFlow({ s: START, a: A, e: END }, ['s -> a -> e']);
    expect(problems({ ...body, nodes: [...body.nodes, body.nodes[1]!] })).toEqual(['idTwice a']);
  });

  it('staff that has left, and units that were closed, when they are known', () => {
    const body = drawFlow(
      {
        s: START,
        a: approval('ab'),
        b: approval('', { assignees: [{ kind: 'role', role: 'clerk', reach: { unit: 'x'.repeat(26) } }] }),
        e: END,
      },
      ['s -> a -> b -> e'],
    );
    const found = lintFlow(body, { ...GROUND, staff: new Set(['a'.repeat(26)]), units: new Set() });
    expect(found.map(({ code, part }) => [code, part])).toEqual([
      ['flows.staffGone', 'a'],
      ['flows.unitGone', 'b'],
    ]);
  });
});

it('people named for the whole flow are judged too', () => {
  const body = drawFlow({ s: START, a: A, e: END }, ['s -> a -> e'], {
    admins: [...people('q'), { kind: 'field', field: 'gone' }],
    policies: { empty: { kind: 'staff', ids: ['z'.repeat(26)] }, initiator: 'ask', duplicate: 'ask' },
  });
  const found = lintFlow(body, { ...GROUND, staff: new Set(['a'.repeat(26)]) });
  expect(found.map(({ code }) => code)).toEqual(['flows.fieldUnknown', 'flows.staffGone', 'flows.staffGone']);
});

it('a flow that passes empty steps by default may name nobody', () => {
  const policies = { empty: { kind: 'pass' as const }, initiator: 'ask' as const, duplicate: 'ask' as const };
  expect(problems(drawFlow({ s: START, a: approval(''), e: END }, ['s -> a -> e'], { policies }))).toEqual([]);
});

describe('beside the other definitions of the app', () => {
  const body = drawFlow({ s: START, a: A, e: END }, ['s -> a -> e']);
  const form: DefinitionInApp = { id: '1', kind: 'form', key: 'request', body: FORM };
  const self: DefinitionInApp = { id: '2', kind: 'flow', key: 'one', body };

  it('its form must exist', () => {
    expect(flowKind.lint(body, self, [self]).map(({ code }) => code)).toEqual(['flows.formUnknown']);
    expect(flowKind.lint(body, self, [form, self])).toEqual([]);
  });

  it('a form has one flow', () => {
    const other: DefinitionInApp = { ...self, id: '3', key: 'two' };
    expect(flowKind.lint(body, self, [form, self, other]).map(({ code }) => code)).toEqual(['flows.formTaken']);
  });
});
