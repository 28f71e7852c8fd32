import { LIMITS } from '@/engine/kernel/limits';
import { BINARY_OPERATORS, type BinaryOperator, type Node, PERCENT_POWER, POWERS, SIGN_POWER } from './ast';
import { type Token, tokenize } from './tokenize';
import type { FormulaProblem, Problems } from './types';

/** Levels of the tree: parentheses nest to `formulaDepth`, long chains such as a + b + … may be four times as deep. */
const HEIGHT = LIMITS.formulaDepth * 4;

/** Carries one problem out of the recursion; never leaves this file. */
class Refused {
  constructor(readonly problem: FormulaProblem) {}
}

/** Reads a formula into its tree, or says where it cannot be read. */
export function parse(source: string): { readonly node: Node } | Problems {
  if (source.length > LIMITS.formulaLength) {
    const params = { max: LIMITS.formulaLength };
    return { problems: [{ from: LIMITS.formulaLength, to: source.length, code: 'expressions.tooLong', params }] };
  }
  const { tokens, problem } = tokenize(source);
  if (problem) return { problems: [problem] };
  try {
    return { node: new Parser(source, tokens).formula() };
  } catch (refused) {
    if (refused instanceof Refused) return { problems: [refused.problem] };
    throw refused;
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  formula(): Node {
    if (this.next().kind === 'end') this.refuse({ ...this.next(), from: 0 }, 'expressions.empty');
    const node = this.expression(0);
    if (this.next().kind !== 'end') this.unexpected();
    return node;
  }

  /** Reads operands and every operator that binds tighter than `power`. */
  private expression(power: number): Node {
    let left = this.operand();
    for (;;) {
      const token = this.next();
      if (token.kind !== 'operator') return left;
      if (token.value === '%' && PERCENT_POWER > power) {
        this.at++;
        left = this.grown({ kind: 'percent', operand: left, from: left.from, to: token.to, height: left.height + 1 });
        continue;
      }
      const operator = BINARY_OPERATORS.find((one) => one === token.value);
      if (!operator || POWERS[operator] <= power) return left;
      this.at++;
      left = this.binary(operator, left, this.expression(POWERS[operator]));
    }
  }

  private binary(operator: BinaryOperator, left: Node, right: Node): Node {
    const height = Math.max(left.height, right.height) + 1;
    return this.grown({ kind: 'binary', operator, left, right, from: left.from, to: right.to, height });
  }

  private operand(): Node {
    const token = this.next();
    const place = { from: token.from, to: token.to, height: 0 };
    switch (token.kind) {
      case 'number':
        this.at++;
        return { kind: 'number', digits: token.value, ...place };
      case 'text':
        this.at++;
        return { kind: 'text', text: token.value, ...place };
      case 'name':
        this.at++;
        return { kind: 'name', name: token.value, ...place };
      case 'word':
        this.at++;
        return this.word(token);
      case 'open':
        this.at++;
        return this.inside(() => this.group(token));
      case 'operator':
        if (token.value === '-' || token.value === '+') {
          this.at++;
          return this.inside(() => this.signed(token));
        }
        return this.unexpected();
      default:
        return this.unexpected();
    }
  }

  private signed(sign: Token): Node {
    const operand = this.expression(SIGN_POWER);
    if (sign.value === '+') return operand;
    return this.grown({
      kind: 'negative',
      operand,
      from: sign.from,
      to: operand.to,
      height: operand.height + 1,
    });
  }

  private group(open: Token): Node {
    const node = this.expression(0);
    const close = this.close(open);
    return { ...node, from: open.from, to: close.to };
  }

  private word(word: Token): Node {
    const name = word.value.toUpperCase();
    const open = this.next();
    if (open.kind === 'open') {
      this.at++;
      return this.inside(() => this.call(name, word, open));
    }
    if (name === 'TRUE' || name === 'FALSE') {
      return { kind: 'yesno', yes: name === 'TRUE', from: word.from, to: word.to, height: 0 };
    }
    return this.refuse(word, 'expressions.unknownWord', { word: word.value });
  }

  private call(name: string, word: Token, open: Token): Node {
    const args: Node[] = [];
    if (this.next().kind !== 'close') {
      args.push(this.expression(0));
      while (this.next().kind === 'comma') {
        this.at++;
        args.push(this.expression(0));
      }
    }
    const close = this.close(open);
    const height = args.reduce((most, arg) => Math.max(most, arg.height), 0) + 1;
    return this.grown({ kind: 'call', name, args, from: word.from, to: close.to, height });
  }

  private close(open: Token): Token {
    const token = this.next();
    if (token.kind === 'end') this.refuse(open, 'expressions.unclosedParenthesis');
    if (token.kind !== 'close') this.unexpected();
    this.at++;
    return token;
  }

  private inside(read: () => Node): Node {
    if (++this.depth > LIMITS.formulaDepth) this.tooDeep(this.next());
    const node = read();
    this.depth--;
    return node;
  }

  private grown(node: Node): Node {
    if (node.height > HEIGHT) this.tooDeep(node);
    return node;
  }

  private next(): Token {
    // The last token is `end` and nothing reads past it.
    return this.tokens[this.at] as Token;
  }

  private unexpected(): never {
    const token = this.next();
    if (token.kind === 'end') return this.refuse(token, 'expressions.unexpectedEnd');
    return this.refuse(token, 'expressions.unexpected', { found: this.source.slice(token.from, token.to) });
  }

  private tooDeep(place: { readonly from: number; readonly to: number }): never {
    return this.refuse(place, 'expressions.tooDeep', { max: LIMITS.formulaDepth });
  }

  private refuse(
    { from, to }: { readonly from: number; readonly to: number },
    code: string,
    params?: FormulaProblem['params'],
  ): never {
    throw new Refused({ from, to, code, ...(params ? { params } : {}) });
  }
}
