import type { Node } from './ast';
import type { FunctionDef, Parameter } from './functions/function-def';
import { common, isListType, type StaticType, typeName } from './static-type';
import type { Judge, Typed } from './typed';

interface Call {
  readonly node: Node & { readonly kind: 'call' };
  readonly parts: readonly Typed[];
}

interface CheckedCall {
  readonly type: StaticType;
  readonly parts: readonly Typed[];
}

/** Fits the arguments of a call to the function's parameters and finds the type of the result. */
export function checkArguments(judge: Judge, definition: FunctionDef, { node, parts }: Call): CheckedCall {
  const parameters = parametersFor(definition, parts.length);
  if (typeof parameters === 'object' && 'code' in parameters) {
    judge.refuse(node, parameters.code, { name: definition.name, count: parameters.count });
    return { type: definition.result === 'same' ? 'blank' : definition.result, parts };
  }
  const shared: Shared = { same: 'blank', key: 'blank' };
  const fitted = parts.map((part, at) => {
    const parameter = parameters[at];
    return parameter ? adapt(judge, shared, { part, parameter }) : part;
  });
  const resolved = fitted.map((part, at) => (parameters[at]?.type === 'key' ? asKey(part, shared.key) : part));
  return { type: definition.result === 'same' ? shared.same : definition.result, parts: resolved };
}

/** The types that `same` and `key` parameters have agreed on so far. */
interface Shared {
  same: StaticType;
  key: StaticType;
}

function parametersFor(definition: FunctionDef, count: number): readonly Parameter[] | { code: string; count: number } {
  const { parameters, repeat = 0, last } = definition;
  const fewest = parameters.filter((parameter) => !parameter.optional).length;
  if (count < fewest) return { code: 'expressions.tooFewArguments', count: fewest };
  if (count <= parameters.length) return parameters;
  if (!repeat) return { code: 'expressions.tooManyArguments', count: parameters.length };
  const extra = count - parameters.length;
  const group = parameters.slice(-repeat);
  const rounds = Math.floor(extra / repeat);
  const all = [...parameters, ...Array.from({ length: rounds }, () => group).flat()];
  if (all.length === count) return all;
  return last && count === all.length + 1 ? [...all, last] : { code: 'expressions.unpairedArguments', count: repeat };
}

function adapt(
  judge: Judge,
  shared: Shared,
  { part, parameter }: { readonly part: Typed; readonly parameter: Parameter },
): Typed {
  const { type } = part;
  switch (parameter.type) {
    case 'any':
      return part;
    case 'scalar':
      return isListType(type) ? judge.refuseType(part, 'scalar') : part;
    case 'texts':
      return { ...part, as: 'texts' };
    case 'list':
      return isListType(type) || type === 'blank' ? part : judge.refuseType(part, 'list');
    case 'numbers':
      return isListType(type) && (type.list === 'number' || type.list === 'any') ? part : judge.want(part, 'number');
    case 'quantity':
      return isQuantity(type) ? part : judge.refuseType(part, 'quantity');
    case 'moment':
      if (type !== 'date' && type !== 'datetime' && type !== 'blank') return judge.refuseType(part, 'date');
      return agree(judge, shared, { part, type, group: 'same' });
    case 'quantities':
      return quantities(judge, shared, part);
    case 'same':
    case 'key':
      return agree(judge, shared, { part, type, group: parameter.type });
    default: {
      const checked = judge.want(part, parameter.type);
      checkChoice(judge, checked.node, parameter);
      return checked;
    }
  }
}

/** What a list of unknown items holds besides numbers is passed over. */
function quantities(judge: Judge, shared: Shared, part: Typed): Typed {
  const { type } = part;
  if (!isListType(type)) {
    return isQuantity(type) ? agree(judge, shared, { part, type, group: 'same' }) : judge.refuseType(part, 'quantity');
  }
  if (type.list === 'any')
    return agree(judge, shared, { part: { ...part, as: 'numbers' }, type: 'number', group: 'same' });
  return isQuantity(type.list)
    ? agree(judge, shared, { part, type: type.list, group: 'same' })
    : judge.refuseType(part, 'quantity');
}

function isQuantity(type: StaticType): boolean {
  return type === 'number' || type === 'date' || type === 'datetime' || type === 'blank';
}

/** Dates and instants do not mix here: which of them is meant would depend on the value. */
function agree(
  judge: Judge,
  shared: Shared,
  { part, type, group }: { readonly part: Typed; readonly type: StaticType; readonly group: 'same' | 'key' },
): Typed {
  const agreed = common(shared[group], type);
  const isMixed = shared[group] !== 'blank' && type !== 'blank' && typeName(shared[group]) !== typeName(type);
  if (agreed === null || (isMixed && group === 'same')) {
    judge.refuse(part.node, 'expressions.mixedTypes', { first: typeName(shared[group]), other: typeName(type) });
    return part;
  }
  shared[group] = agreed;
  return part;
}

/** A date among keys turns the instants beside it into days. */
function asKey(part: Typed, key: StaticType): Typed {
  return key === 'date' && part.type === 'datetime' ? { ...part, as: 'date' } : part;
}

function checkChoice(judge: Judge, node: Node, { oneOf }: Parameter): void {
  if (!oneOf || node.kind !== 'text' || oneOf.includes(node.text.toLowerCase())) return;
  judge.refuse(node, 'expressions.notOneOf', { found: node.text, options: oneOf.join(' ') });
}
