import { type Node, PERCENT_POWER, POWERS, SIGN_POWER } from './ast';
import { braced } from './tokenize';

/** Writes a tree as a formula with no more parentheses than needed; reading it again gives the same tree. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'number':
      return node.digits;
    case 'text':
      return `"${node.text.replaceAll('"', '""')}"`;
    case 'yesno':
      return node.yes ? 'TRUE' : 'FALSE';
    case 'name':
      return braced(node.name);
    case 'negative':
      return `-${within(node.operand, SIGN_POWER)}`;
    case 'percent':
      return `${within(node.operand, PERCENT_POWER)}%`;
    case 'binary': {
      const power = POWERS[node.operator];
      const gap = node.operator === '^' ? '' : ' ';
      return `${within(node.left, power)}${gap}${node.operator}${gap}${within(node.right, power + 1)}`;
    }
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
  }
}

function within(node: Node, power: number): string {
  return powerOf(node) < power ? `(${print(node)})` : print(node);
}

function powerOf(node: Node): number {
  if (node.kind === 'binary') return POWERS[node.operator];
  if (node.kind === 'negative') return SIGN_POWER;
  return node.kind === 'percent' ? PERCENT_POWER : 100;
}
