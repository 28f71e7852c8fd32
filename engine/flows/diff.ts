import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge, FlowNode } from './schema';

/** What changed between two versions of a flow, in plain words, in the order of the drawing; nothing when they mean the same. */
export function diffFlows(before: FlowBody | null, after: FlowBody): Sentence[] {
  if (!before) return [{ key: 'flows.diff.newFlow', params: { flow: after.title, count: after.nodes.length } }];
  return [...flowSentences(before, after), ...nodeSentences(before, after), ...waySentences(before, after)];
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

/** New and removed nodes tell their own ways; this tells what changed between nodes that stayed. */
function waySentences(before: FlowBody, after: FlowBody): Sentence[] {
  const old = new Map(before.edges.map((edge) => [edge.id, edge]));
  const stayed = new Set(before.nodes.map(({ id }) => id).filter((id) => after.nodes.some((node) => node.id === id)));
  return after.edges.flatMap((edge): Sentence[] => {
    const known = old.get(edge.id);
    const params = { from: nameIn(after, edge.from), to: nameIn(after, edge.to) };
    if (!known) return stayed.has(edge.from) && stayed.has(edge.to) ? [{ key: 'flows.diff.wayAdded', params }] : [];
    const sentences: Sentence[] = [];
    if (known.to !== edge.to && stayed.has(edge.to) && stayed.has(known.to)) {
      sentences.push({ key: 'flows.diff.wayRedirected', params: { ...params, before: nameIn(after, known.to) } });
    }
    if (!same(rule(known), rule(edge))) sentences.push({ key: 'flows.diff.branchChanged', params });
    return sentences;
  });
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
