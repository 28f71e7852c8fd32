import { describe, expect, it } from 'vitest';
import { branchMeeting } from '@/components/flow/branches';
import { layoutFlow } from '@/components/flow/layout';
import { flowDraft } from '@/components/flow-designer/draft-kind';
import { emptyFlow } from '@/components/flow-designer/empty-flow';
import { movePlaces } from '@/components/flow-designer/move-places';
import { ADDABLE, addStep, removeStep } from '@/components/flow-designer/step-edits';
import { takenWays } from '@/components/flow-designer/taken-ways';
import { compile } from '@/engine/flows/compile';
import { applyFlowEdit } from '@/engine/flows/edit';
import { lintFlow } from '@/engine/flows/lint';
import { lintShape } from '@/engine/flows/lint-shape';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowBody } from '@/engine/flows/schema';
import { simulate } from '@/engine/flows/simulate';
import { randomFlow, seeded } from '../flows/random-flow';

const titles = {};
const fresh = () => emptyFlow({ form: 'order', title: { en: 'Order' }, titles });

function add(body: FlowBody, edge: string, name: string) {
  const type = findNodeType(name);
  if (!type) throw new Error(`no type ${name}`);
  const added = addStep(body, edge, { type, titles });
  return { body: applyFlowEdit(body, added.edit).body, id: added.id, edit: added.edit };
}

/** Problems of the drawing; the form is not known here. */
const shape = (body: FlowBody) => lintFlow(body, { form: null }).filter(({ code }) => code !== 'flows.formUnknown');

describe('a fresh flow', () => {
  it('can be published as it stands, and ends in every way', () => {
    expect(shape(fresh())).toEqual([]);
    expect(simulate(compile(fresh())).cases.map(({ outcome }) => outcome)).toEqual(['approved', 'rejected']);
  });
});

describe('adding a step', () => {
  it.each(ADDABLE.map(({ type }) => type))('puts a %s into a way, and undoes it', (type) => {
    const body = fresh();
    const { edit, id } = add(body, 'e2', type);
    const { body: next, inverse } = applyFlowEdit(body, edit);
    expect(next.nodes.map((node) => node.id)).toContain(id);
    expect(applyFlowEdit(next, inverse).body).toEqual(body);
  });

  it('brings a split with two branches and the place where they meet', () => {
    const { body, id } = add(fresh(), 'e1', 'parallel');
    expect(body.edges.filter(({ from }) => from === id)).toHaveLength(2);
    expect(body.nodes.find((node) => node.id === branchMeeting(body, id))?.type).toBe('join');
    expect(shape(body)).toEqual([]);
  });
});

describe('removing a step', () => {
  it('takes a split out with its branches and their meeting, leaving what stood around', () => {
    const before = fresh();
    const split = add(before, 'e1', 'condition');
    const inside = add(split.body, split.body.edges.find(({ from }) => from === split.id)?.id ?? '', 'copy').body;
    const edit = removeStep(inside, split.id);
    if (!edit) throw new Error('refused');
    const { body } = applyFlowEdit(inside, edit);
    expect(body.nodes.map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id));
    expect(shape(body)).toEqual([]);
    expect(flowDraft.name(inside, edit).key).toBe('flowDesigner.edits.remove');
  });

  it.each(['start', 'end'])('keeps the %s', (id) => {
    expect(removeStep(fresh(), id)).toBeNull();
  });
});

describe('the picture', () => {
  it('reads from top to bottom, branches from left to right in their order', () => {
    const split = add(fresh(), 'e1', 'condition');
    const more = applyFlowEdit(split.body, {
      do: 'add-branch',
      from: split.id,
      to: branchMeeting(split.body, split.id) ?? '',
      edge: 'b',
    }).body;
    const { parts, lines } = layoutFlow(more);
    const at = (id: string) => parts.findIndex((part) => part.id === id);
    for (const { from, to } of more.edges) expect(at(from)).toBeLessThan(at(to));
    const ways = more.edges.filter(({ from }) => from === split.id).sort((a, b) => a.order - b.order);
    const places = ways.map(({ id }) => parts.find((part) => part.id === id)?.x ?? 0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(lines).toHaveLength(more.edges.length * 2);
  });

  it('never lays one card over another', () => {
    const { parts } = layoutFlow(add(add(fresh(), 'e1', 'condition').body, 'e2', 'parallel').body);
    for (const a of parts)
      for (const b of parts) {
        if (a === b) continue;
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
  });

  it('follows one case along its ways only', () => {
    const body = fresh();
    const [approved, rejected] = simulate(compile(body)).cases;
    if (!approved || !rejected) throw new Error('no cases');
    expect([...takenWays(body, approved.marking)]).toEqual(['e1', 'e2']);
    expect([...takenWays(body, rejected.marking)]).toEqual(['e1']);
  });
});

describe('moving a step to another line', () => {
  const stays = (body: FlowBody, type: string) =>
    movePlaces(body, body.nodes.find((one) => one.type === type)?.id ?? '');

  it('leaves the start, the end, splits and joins where they are', () => {
    const { body } = add(fresh(), 'e1', 'parallel');
    for (const type of ['start', 'end', 'parallel', 'join']) expect(stays(body, type)).toEqual([]);
    expect(stays(body, 'approval').length).toBeGreaterThan(2);
  });

  it('does not offer the lines it stands in already', () => {
    const { body, id } = add(fresh(), 'e1', 'copy');
    const places = movePlaces(body, id).map((way) => body.edges.find((edge) => edge.id === way));
    expect(places.map((edge) => [edge?.from, edge?.to])).toEqual([['approval', 'end']]);
  });

  it('puts it there, in any flow and for every place, and back again exactly', () => {
    let moved = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const body = randomFlow(seeded(seed));
      for (const { id } of body.nodes) {
        for (const edge of movePlaces(body, id)) {
          const { body: next, inverse } = applyFlowEdit(body, { do: 'move-node', node: id, edge });
          expect(lintShape(next)).toEqual(lintShape(body));
          expect(next.edges.find((one) => one.id === edge)?.to).toBe(id);
          expect(next.nodes.map((one) => one.id).sort()).toEqual(body.nodes.map((one) => one.id).sort());
          expect(JSON.stringify(applyFlowEdit(next, inverse).body)).toBe(JSON.stringify(body));
          moved += 1;
        }
      }
    }
    expect(moved).toBeGreaterThan(300);
  });
});
