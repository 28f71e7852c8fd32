import { lintCondition } from '@/engine/conditions/lint';
import type { LintProblem } from '@/engine/definitions/kind';
import { LIMITS } from '@/engine/kernel/limits';
import { problemOf } from '@/engine/kernel/parse-input';
import type { FormGround } from './form-ground';
import { ancestors, outgoing } from './graph';
import { flowError } from './lint-problem';
import { lintShape } from './lint-shape';
import type { NodeType, References } from './nodes/node-type';
import { findNodeType } from './nodes/registry';
import { referencesOf } from './references';
import type { FlowBody, FlowNode } from './schema';

/** What the rest of the app offers; a list left out is not checked, as in a designer that has not loaded it. */
export interface LintGround {
  /** The flow's form; null when the app has none of that key. */
  readonly form: FormGround | null;
  readonly staff?: ReadonlySet<string>;
  readonly units?: ReadonlySet<string>;
}

/** Everything that keeps a flow from being published, each at its node or edge. Texts at `flows.problems`. */
export function lintFlow(body: FlowBody, ground: LintGround): LintProblem[] {
  const problems: LintProblem[] = [];
  if (body.nodes.length > LIMITS.flowNodes) {
    problems.push(flowError('flows.tooManyNodes', undefined, { max: LIMITS.flowNodes }));
  }
  if (!ground.form) problems.push(flowError('flows.formUnknown', undefined, { form: body.form }));
  problems.push(...lintShape(body), ...lintAdmins(body, ground));
  for (const node of body.nodes) problems.push(...lintNode(body, node, ground));
  if (ground.form) problems.push(...lintBranches(body, ground.form));
  return problems;
}

/** People named for the flow as a whole. */
function lintAdmins({ admins, policies }: FlowBody, ground: LintGround): LintProblem[] {
  const substitutes = policies.empty.kind === 'staff' ? [{ kind: 'staff' as const, ids: policies.empty.ids }] : [];
  const { fields, staff, units } = referencesOf(admins, substitutes);
  return lintNames({ fields, staff, units }, undefined, ground);
}

function lintNode(body: FlowBody, node: FlowNode, ground: LintGround): LintProblem[] {
  const type = findNodeType(node.type);
  if (!type) return [flowError('flows.typeUnknown', node.id, { type: node.type })];
  const config = type.config.safeParse(node.config);
  if (!config.success) {
    const { code, params } = problemOf(config.error.issues[0]!); // a failed parse has an issue
    return [flowError(code, node.id, params)];
  }
  const own = type.lint?.(config.data, {
    policies: body.policies,
    out: outgoing(body, node.id),
    up: ancestors(body, node.id),
    returnable: (id) => isReturnable(body, id),
  });
  return [
    ...(own ?? []).map(({ code, params }) => flowError(code, node.id, params)),
    ...lintReferences(type, config.data, { node: node.id, ground }),
  ];
}

function isReturnable(body: FlowBody, id: string): boolean {
  const node = body.nodes.find((one) => one.id === id);
  return node !== undefined && (findNodeType(node.type)?.returnable ?? false);
}

function lintReferences(type: NodeType, config: unknown, at: { node: string; ground: LintGround }): LintProblem[] {
  const names = type.references?.(config) ?? {};
  const { ground, node } = at;
  const refused = Object.entries(names.values ?? {}).filter(
    ([field, value]) => ground.form?.hasField(field) && !ground.form.accepts(field, value),
  );
  return [
    ...lintNames(names, node, ground),
    ...refused.map(([field]) => flowError('flows.valueRefused', node, { field })),
  ];
}

function lintNames(names: References, part: string | undefined, ground: LintGround): LintProblem[] {
  const { fields = [], staff = [], units = [] } = names;
  const unknown = ground.form ? fields.filter((field) => !ground.form?.hasField(field)) : [];
  return [
    ...unknown.map((field) => flowError('flows.fieldUnknown', part, { field })),
    ...gone(staff, ground.staff).map(() => flowError('flows.staffGone', part)),
    ...gone(units, ground.units).map(() => flowError('flows.unitGone', part)),
  ];
}

function gone(names: readonly string[], known: ReadonlySet<string> | undefined): string[] {
  return known ? names.filter((name) => !known.has(name)) : [];
}

function lintBranches(body: FlowBody, form: FormGround): LintProblem[] {
  return body.edges.flatMap(({ id, condition }) =>
    condition ? lintCondition(condition, form.resolver).map(({ code, params }) => flowError(code, id, params)) : [],
  );
}
