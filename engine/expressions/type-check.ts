import type { FaultParams } from '@/engine/kernel/fault';
import type { BinaryOperator, Node } from './ast';
import { checkArguments } from './check-arguments';
import { functionNamed } from './functions/registry';
import { common, isListType, type StaticType, staticType, typeName } from './static-type';
import type { Arithmetic, Conversion, Judge, Typed } from './typed';
import type { FormulaProblem, ScalarType, Scope } from './types';
import { bounded, FormulaError, Num } from './value';

/** What one check gathers; a part with a problem has the type `blank`, so that one mistake is told once. */
export class TypeChecker implements Judge {
  readonly problems: FormulaProblem[] = [];
  /** Names read, in the order of their first appearance. */
  readonly dependencies = new Set<string>();
  usesClock = false;

  constructor(private readonly scope: Scope) {}

  check(node: Node): Typed {
    switch (node.kind) {
      case 'number':
        if (bounded(new Num(node.digits)) instanceof FormulaError) this.refuse(node, 'expressions.numberTooLarge');
        return { node, type: 'number', parts: [] };
      case 'text':
        return { node, type: node.text === '' ? 'blank' : 'text', parts: [] };
      case 'yesno':
        return { node, type: 'yesno', parts: [] };
      case 'name':
        return this.name(node);
      case 'negative':
      case 'percent':
        return { node, type: 'number', parts: [this.want(this.check(node.operand), 'number')] };
      case 'binary':
        return this.binary(node);
      case 'call':
        return this.call(node);
    }
  }

  /** Says so when the part cannot be of the type. */
  want(part: Typed, want: ScalarType): Typed {
    const { type } = part;
    if (type === want || type === 'blank') return part;
    if (want === 'text' && !isListType(type)) return { ...part, as: 'text' };
    if (want === 'date' && type === 'datetime') return { ...part, as: 'date' };
    if (want === 'datetime' && type === 'date') return { ...part, as: 'datetime' };
    return this.refuseType(part, want);
  }

  refuseType(part: Typed, want: string): Typed {
    this.refuse(part.node, 'expressions.wrongType', { want, got: typeName(part.type) });
    return part;
  }

  refuse({ from, to }: { readonly from: number; readonly to: number }, code: string, params?: FaultParams): void {
    this.problems.push({ from, to, code, ...(params ? { params } : {}) });
  }

  private name(node: Node & { readonly kind: 'name' }): Typed {
    const nameType = this.scope.get(node.name);
    if (nameType === undefined) {
      this.refuse(node, 'expressions.unknownName', { name: node.name });
      return { node, type: 'blank', parts: [] };
    }
    this.dependencies.add(node.name);
    return { node, type: staticType(nameType), parts: [], nameType };
  }

  private call(node: Node & { readonly kind: 'call' }): Typed {
    const definition = functionNamed(node.name);
    const parts = node.args.map((arg) => this.check(arg));
    if (!definition) {
      this.refuse({ from: node.from, to: node.from + node.name.length }, 'expressions.unknownFunction', {
        name: node.name,
      });
      return { node, type: 'blank', parts };
    }
    if (definition.clock) this.usesClock = true;
    return { node, ...checkArguments(this, definition, { node, parts }), definition };
  }

  private binary(node: Node & { readonly kind: 'binary' }): Typed {
    const left = this.check(node.left);
    const right = this.check(node.right);
    if (node.operator === '&')
      return { node, type: 'text', parts: [this.want(left, 'text'), this.want(right, 'text')] };
    if (isComparison(node.operator)) return { node, type: 'yesno', parts: this.compared(left, right) };
    const moment = momentArithmetic(node.operator, left.type, right.type);
    if (!moment)
      return {
        node,
        type: 'number',
        parts: [this.want(left, 'number'), this.want(right, 'number')],
        arithmetic: 'numbers',
      };
    const { type, arithmetic, as } = moment;
    return { node, type, arithmetic, parts: as ? [converted(left, as), converted(right, as)] : [left, right] };
  }

  private compared(left: Typed, right: Typed): readonly Typed[] {
    const type = common(left.type, right.type);
    if (type === null)
      this.refuse(right.node, 'expressions.mixedTypes', { first: typeName(left.type), other: typeName(right.type) });
    else if (isListType(type)) this.refuse(right.node, 'expressions.listCompared');
    return type === 'date' ? [converted(left, 'date'), converted(right, 'date')] : [left, right];
  }
}

function converted(part: Typed, as: Conversion): Typed {
  return part.type === 'datetime' && as === 'date' ? { ...part, as } : part;
}

function isComparison(operator: BinaryOperator): boolean {
  return operator === '=' || operator === '<>' || operator[0] === '<' || operator[0] === '>';
}

interface MomentArithmetic {
  readonly type: StaticType;
  readonly arithmetic: Arithmetic;
  readonly as?: Conversion;
}

/** Dates and instants: ± days gives the like, the difference of two gives days. Null when numbers are meant. */
function momentArithmetic(operator: BinaryOperator, left: StaticType, right: StaticType): MomentArithmetic | null {
  const isDays = (type: StaticType) => type === 'number' || type === 'blank';
  if (operator === '+' || operator === '-') {
    if (left === 'date' && isDays(right)) return { type: 'date', arithmetic: 'date and days' };
    if (left === 'datetime' && isDays(right)) return { type: 'datetime', arithmetic: 'instant and days' };
  }
  if (operator === '+') {
    if (isDays(left) && right === 'date') return { type: 'date', arithmetic: 'days and date' };
    if (isDays(left) && right === 'datetime') return { type: 'datetime', arithmetic: 'days and instant' };
  }
  if (operator !== '-') return null;
  if (left === 'datetime' && right === 'datetime') return { type: 'number', arithmetic: 'instants' };
  const isMoment = (type: StaticType) => type === 'date' || type === 'datetime';
  return isMoment(left) && isMoment(right) ? { type: 'number', arithmetic: 'dates', as: 'date' } : null;
}
