import { describeCondition } from '@/engine/conditions/describe';
import type { Condition } from '@/engine/conditions/schema';
import { conditionNames } from '@/engine/forms/condition-names';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge, FlowNode } from './schema';

/** What the conditions of branches speak of. */
export interface FlowDiffGround {
  /** The flow's form, as it will be. */
  readonly form?: FormBody;
  /** Names behind ids of members, colleagues, stores and records, as far as they are known. */
  readonly names?: ReadonlyMap<string, string>;
}

/** What changed between two versions of a flow, in plain words, in the order of the drawing; nothing when they mean the same. */
export function diffFlows(before: FlowBody | null, after: FlowBody, ground: FlowDiffGround = {}): Sentence[] {
  if (!before) return [{ key: 'flows.diff.newFlow', params: { flow: after.title, count: after.nodes.length } }];
  return [...flowSentences(before, after), ...nodeSentences(before, after), ...waySentences(before, after, ground)];
}

export function nodeName(node: Pick<FlowNode, 'id' | 'title'>): LocalText {
  return Object.values(node.title).some(Boolean) ? node.title : { en: node.id };
}

export function nodeTypeName(type: string): Sentence {
  return { key: findNodeType(type) ? `flows.nodes.${type}.title` : 'flows.words.unknownType' };
}

const SETTINGS = ['description', 'form', 'policies', 'admins', 'withdraw', 'deadline'] as const;

function flowSentences(before: FlowBody, after: FlowBody): Sentence[] {
  const changed = SETTINGS.filter((name) => !same(before[name], after[name])).map(
    (name): Sentence => ({ key: 'flows.diff.flowChanged', params: { setting: { key: `flows.settings.${name}` } } }),
  );
  if (same(before.title, after.title)) return changed;
  return [{ key: 'flows.diff.flowRenamed', params: { from: before.title, to: after.title } }, ...changed];
}

function nodeSentences(before: FlowBody, after: FlowBody): Sentence[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Set(after.nodes.map(({ id }) => id));
  const removed = before.nodes
    .filter(({ id }) => !now.has(id))
    .map((node): Sentence => ({ key: 'flows.diff.nodeRemoved', params: named(node) }));
  return [
    ...removed,
    ...after.nodes.flatMap((node) => {
      const known = old.get(node.id);
      return known ? changes(known, node) : [{ key: 'flows.diff.nodeAdded', params: named(node) }];
    }),
  ];
}

function named(node: FlowNode): Record<string, SentenceParam> {
  return { node: nodeName(node), type: nodeTypeName(node.type) };
}

function changes(before: FlowNode, after: FlowNode): Sentence[] {
  const sentences: Sentence[] = [];
  if (!same(before.title, after.title)) {
    sentences.push({ key: 'flows.diff.nodeRenamed', params: { from: nodeName(before), to: nodeName(after) } });
  }
  const settings = new Set([...Object.keys(before.config), ...Object.keys(after.config)]);
  for (const name of settings) {
    if (same(before.config[name], after.config[name])) continue;
    const params = { node: nodeName(after), setting: { key: `flows.settings.${name}` } };
    sentences.push({ key: 'flows.diff.nodeChanged', params });
  }
  return sentences;
}

/** New and removed nodes tell their own ways, except when these are taken; this tells the rest, and what changed between nodes that stayed. */
function waySentences(before: FlowBody, after: FlowBody, ground: FlowDiffGround): Sentence[] {
  const old = new Map(before.edges.map((edge) => [edge.id, edge]));
  const stayed = new Set(before.nodes.map(({ id }) => id).filter((id) => after.nodes.some((node) => node.id === id)));
  return after.edges.flatMap((edge): Sentence[] => {
    const known = old.get(edge.id);
    const params = { from: nameIn(after, edge.from), to: nameIn(after, edge.to) };
    const sentences: Sentence[] = [];
    const stays = stayed.has(edge.from) && stayed.has(edge.to);
    if (!known && stays) sentences.push({ key: 'flows.diff.wayAdded', params });
    if (known && known.to !== edge.to && stayed.has(edge.to) && stayed.has(known.to)) {
      sentences.push({ key: 'flows.diff.wayRedirected', params: { ...params, before: nameIn(after, known.to) } });
    }
    return [...sentences, ...branchSentences(known, edge, { params, ground })];
  });
}

type Way = Readonly<Record<'from' | 'to', LocalText>>;

/** When a branch is taken now, in words. */
function branchSentences(
  known: FlowEdge | undefined,
  edge: FlowEdge,
  { params, ground }: { readonly params: Way; readonly ground: FlowDiffGround },
): Sentence[] {
  if (known ? same(rule(known), rule(edge)) : !edge.condition) return [];
  if (edge.default) return [{ key: 'flows.diff.branchDefault', params }];
  const unchanged = known && !known.default && same(known.condition, edge.condition);
  if (unchanged) return [{ key: 'flows.diff.branchOrder', params }];
  if (!edge.condition) return [{ key: 'flows.diff.branchAlways', params }];
  const condition = conditionWords(edge.condition, ground);
  return [{ key: 'flows.diff.branchWhen', params: { ...params, condition } }];
}

const UNKNOWN = { subject: () => undefined };

function conditionWords(condition: Condition, { form, names }: FlowDiffGround): Sentence {
  const resolver = form ? formResolver(fieldsById(form), null) : UNKNOWN;
  return describeCondition(condition, conditionNames(form, names), resolver);
}

function rule({ condition, default: fallback, order }: FlowEdge) {
  return { condition, fallback: fallback ?? false, order: fallback ? 0 : order };
}

function nameIn(body: FlowBody, id: string): LocalText {
  return nodeName(body.nodes.find((node) => node.id === id) ?? { id, title: {} });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
