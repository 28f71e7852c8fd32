import { parseSync } from '@swc/core';
import type { SourceFile } from './sources';

/** A node of the syntax tree, with whatever properties its type has. */
export interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [property: string]: unknown;
}

export interface Syntax {
  readonly file: string;
  readonly module: Node;
  /** Line of a node, counted from 1. */
  line(node: Node): number;
}

/** Stands on a line of its own before the text: the parser counts positions from the first statement it sees. */
const MARK = '0;\n';

/** The syntax tree of a file. TypeScript 7 offers no such interface to programs; swc does. */
export function parse({ file, text }: SourceFile): Syntax {
  const source = MARK + text;
  const module = parseSync(source, { syntax: 'typescript', tsx: !/\.m?ts$/.test(file), target: 'es2022' });
  const bytes = Buffer.from(source);
  const base = module.span.start;
  return {
    file,
    // The published types know each node; the rules only look at a few of them.
    module: module as unknown as Node,
    line: (node) => {
      const before = bytes.subarray(0, Math.max(0, (node.span?.start ?? base) - base));
      return before.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0);
    },
  };
}

/** Every node, parents before children; `visit` gets the chain of parents, nearest first. */
export function walk(
  node: Node,
  visit: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  visit(node, parents);
  const chain = [node, ...parents];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, chain);
      else if (isWrapped(child)) walk(child.expression, visit, chain);
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Arguments and array elements come wrapped as `{spread, expression}`. */
function isWrapped(value: unknown): value is { readonly expression: Node } {
  return typeof value === 'object' && value !== null && isNode((value as { expression?: unknown }).expression);
}

/** The name an identifier or a member access ends in, such as `now` in `Date.now`. */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.value);
  if (node.type === 'MemberExpression') return nameOf(node.property);
  if (node.type === 'Computed') return textOf(node.expression) ?? '';
  return '';
}

/** `Date.now` for a member access of names, `fetch` for a name. */
export function pathOf(node: unknown): string {
  if (isNode(node) && node.type === 'MemberExpression') return `${pathOf(node.object)}.${nameOf(node)}`;
  if (isNode(node) && node.type === 'ParenthesisExpression') return pathOf(node.expression);
  return nameOf(node);
}

/** The text of a literal without placeholders; undefined for anything else. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type !== 'TemplateLiteral') return undefined;
  const { quasis, expressions } = node as unknown as { quasis: { cooked: string }[]; expressions: unknown[] };
  return expressions.length === 0 ? quasis.map((part) => part.cooked).join('') : undefined;
}

/** The expressions a call was given. */
export function argumentsOf(node: Node): Node[] {
  const given = (node.arguments ?? []) as { expression: Node }[]; // only calls and `new` have them
  return given.map((argument) => argument.expression);
}
