import * as z from 'zod';
import type { Problem } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { approvedBefore, assign } from '../assign';
import { assigneesSchema, duplicatePolicySchema, emptyPolicySchema, initiatorPolicySchema } from '../assignees';
import { deadlineSchema, dueAt, ring } from '../deadline';
import type { Effect } from '../effect';
import { MODES, type Vote } from '../marking';
import { referencesOf } from '../references';
import { type Buttons, type LintPlace, nodeType, type Verb } from './node-type';

const rejectSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('end') }),
  z.strictObject({ to: z.literal('start'), straight: z.boolean().default(false) }),
  z.strictObject({ to: z.literal('node'), node: keySchema, straight: z.boolean().default(false) }),
  z.strictObject({ to: z.literal('edge'), edge: keySchema }),
]);

export const approvalConfigSchema = z.strictObject({
  assignees: assigneesSchema.default([]),
  mode: z.enum(MODES).default('any'),
  /** Asked of mode `ratio` only. */
  share: z
    .union([z.strictObject({ percent: z.int().min(1).max(100) }), z.strictObject({ count: z.int().min(1).max(100) })])
    .default({ percent: 50 }),
  /** One rejection fails the node. Left out: yes for `any`, where the first decision counts; no for the others. */
  veto: z.boolean().optional(),
  reject: rejectSchema.default({ to: 'end' }),
  buttons: z
    .strictObject({
      reject: z.boolean().default(true),
      return: z.boolean().default(true),
      transfer: z.boolean().default(false),
      comment: z.boolean().default(true),
    })
    .default({ reject: true, return: true, transfer: false, comment: true }),
  /** Buttons that need a comment. */
  commented: z
    .array(z.enum(['approve', 'reject', 'return', 'transfer']))
    .max(4)
    .default([]),
  back: z.enum(['rerun', 'straight', 'choose']).default('rerun'),
  empty: emptyPolicySchema.optional(),
  initiator: initiatorPolicySchema.optional(),
  duplicate: duplicatePolicySchema.optional(),
  deadline: deadlineSchema.optional(),
});
export type ApprovalConfig = z.infer<typeof approvalConfigSchema>;

/** Asks people to decide; passes or fails by one threshold rule. */
export const approval = nodeType<ApprovalConfig>({
  type: 'approval',
  group: 'people',
  config: approvalConfigSchema,
  initial: approvalConfigSchema.parse({ assignees: [{ kind: 'manager', level: 0 }] }),
  incoming: 'some',
  outgoing: 'many',
  chooses: false,
  returnable: true,
  once: false,
  stops: () => true,
  *enter(place) {
    const { config, graph, marking, mark, at } = place;
    const { policies } = graph.body;
    const here = { node: place.node.id, visit: mark.visit };
    const assignment = yield* assign(place, config.assignees, {
      empty: config.empty ?? policies.empty,
      initiator: config.initiator ?? policies.initiator,
    });
    const { people, passes, effects } = assignment;
    const threshold = {
      mode: config.mode,
      ...(config.mode === 'ratio' && { share: config.share }),
      veto: config.veto ?? config.mode === 'any',
    };
    if (passes) {
      const vote: Vote = { person: null, verdict: 'approve', at, automatic: passes };
      const said: Effect = { kind: 'note', note: 'automatic', reason: passes, people: [], ...here };
      return { patch: { people, threshold, votes: [vote], passed: true }, effects: [said], automatic: 1 };
    }
    if (people.length === 0) return { patch: { people, threshold, stuck: true }, effects };
    const policy = config.duplicate ?? policies.duplicate;
    const before = approvedBefore(graph, marking, { node: place.node.id, policy });
    const counted = people.filter((person) => before.has(person)).slice(0, place.automaticLeft);
    const due = config.deadline ? yield* dueAt(config.deadline.due, at) : null;
    return {
      patch: {
        people,
        threshold,
        votes: counted.map((person) => ({ person, verdict: 'approve', at, automatic: 'approvedBefore' })),
        ...(due !== null && { dueAt: due }),
      },
      effects: counted.length
        ? [...effects, { kind: 'note', note: 'automatic', reason: 'approvedBefore', people: counted, ...here }]
        : effects,
      automatic: counted.length,
    };
  },
  *ring(place) {
    return place.config.deadline ? yield* ring(place, place.config.deadline) : {};
  },
  failure: ({ reject }) => reject,
  buttons: buttonsOf,
  references: ({ assignees, empty, deadline }) =>
    referencesOf(
      assignees,
      empty?.kind === 'staff' ? [{ kind: 'staff', ids: empty.ids }] : [],
      deadline?.action.kind === 'transfer' ? [{ kind: 'staff', ids: deadline.action.ids }] : [],
      deadline && 'field' in deadline.due ? [{ kind: 'field', field: deadline.due.field }] : [],
    ),
  lint: problemsOf,
});

function buttonsOf({ buttons, commented, back }: ApprovalConfig): Buttons {
  const verbs: Verb[] = ['approve', 'reject', 'return', 'transfer', 'comment'];
  return { verbs: verbs.filter((verb) => verb === 'approve' || buttons[verb]), commented, back };
}

function problemsOf(config: ApprovalConfig, place: LintPlace): readonly Problem[] {
  const { reject, assignees } = config;
  const empty = config.empty ?? place.policies.empty;
  const problems: Problem[] = [];
  if (assignees.length === 0 && (empty.kind === 'admins' || empty.kind === 'refuse'))
    problems.push({ path: '/assignees', code: 'flows.nobodyCanAct' });
  if (reject.to === 'edge' && !place.out.some((edge) => edge.id === reject.edge)) {
    problems.push({ path: '/reject', code: 'flows.rejectEdgeUnknown' });
  }
  if (reject.to === 'node' && !(place.up.has(reject.node) && place.returnable(reject.node))) {
    problems.push({ path: '/reject', code: 'flows.rejectNodeUnknown' });
  }
  return problems;
}
