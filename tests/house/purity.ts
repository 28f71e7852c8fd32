import { type Complaint, complaint } from './complaint';
import type { SourceFile } from './sources';
import { argumentsOf, isNode, type Node, nameOf, parse, pathOf, textOf, walk } from './syntax';

/** Ways to the outside world; time, ids and randomness come in as parameters instead. */
const OUTSIDE = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Date',
  'Date.now',
  'performance.now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'crypto.randomBytes',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'Temporal.Now.instant',
  'Temporal.Now.zonedDateTimeISO',
  'Temporal.Now.plainDateISO',
  'Temporal.Now.plainDateTimeISO',
]);
/** Modules of Node.js that reach out; hashing and encoding are pure. */
const MODULES = /^(node:)?(fs|http|https|http2|net|tls|dns|child_process|worker_threads|timers|os|process)(\/|$)/;

/** Places where a file of the engine asks the outside world instead of being told. */
export function purityComplaints(file: SourceFile): Complaint[] {
  const syntax = parse(file);
  const found: Complaint[] = [];
  walk(syntax.module, (node) => {
    const what = impurity(node);
    if (what) found.push(complaint({ file: file.file, line: syntax.line(node) }, `asks the outside world: ${what}`));
  });
  return found;
}

function impurity(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return MODULES.test(textOf(node.source) ?? '') ? textOf(node.source) : undefined;
    case 'NewExpression':
      return nameOf(node.callee) === 'Date' && argumentsOf(node).length === 0 ? 'new Date()' : undefined;
    case 'MemberExpression':
      // Handing `Date.now` on reaches the clock as well as calling it does.
      return isOutside(node) ? pathOf(node) : undefined;
    case 'CallExpression':
      return isNode(node.callee) && node.callee.type === 'Identifier' && OUTSIDE.has(nameOf(node.callee))
        ? `${nameOf(node.callee)}()`
        : undefined;
    default:
      return undefined;
  }
}

function isOutside(node: Node): boolean {
  const way = pathOf(node);
  return way.startsWith('process.') || OUTSIDE.has(way.replace(/^(globalThis|window|self)\./, ''));
}
