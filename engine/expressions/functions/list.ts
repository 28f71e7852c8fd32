import { Decimal } from 'decimal.js';
import { orderValues } from '../compare';
import { numberText } from '../convert';
import { bounded, fail, type List, Num, type Run, type Scalar, settle, spend, type Value, ZERO } from '../value';
import { listOf, numbersOf, spread } from './arguments';
import { criterion } from './criterion';
import type { Args, FunctionDef, Parameter } from './function-def';

const numbers: Parameter = { type: 'numbers' };
const quantities: Parameter = { type: 'quantities' };
const list: Parameter = { type: 'list' };

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

/** The first of the values in the order given; blank when there is none. */
function extreme(args: Args, run: Run, direction: 1 | -1): Value {
  let best: Scalar = null;
  for (const value of spread(args, run)) {
    if (best === null || (orderValues(value, best) ?? 0) * direction < 0) best = value;
  }
  return best;
}

/** The numbers to sum, beside the items that meet the criterion. */
function chosen([items, wanted, others]: Args, run: Run): Decimal[] {
  const from = listOf(items);
  const beside = others === undefined ? from : listOf(others);
  spend(run, from.length);
  const meets = criterion(wanted);
  return from.flatMap((item, at) => {
    const value = beside[at];
    return meets(item) && Decimal.isDecimal(value) ? [value] : [];
  });
}

function mean(values: readonly Decimal[]): Value {
  return values.length === 0 ? fail('noValues') : sum(values).div(values.length);
}

function median(values: readonly Decimal[]): Value {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low && high ? low.plus(high).div(2) : fail('noValues');
}

/** Two values are one when their texts and types are. */
function distinct(values: readonly Scalar[]): number {
  return new Set(values.map((value) => (Decimal.isDecimal(value) ? numberText(value) : `${typeof value} ${value}`)))
    .size;
}

function products(lists: readonly List[], run: Run): Value {
  const [first = []] = lists;
  if (lists.some((one) => one.length !== first.length)) return fail('listLengths');
  spend(run, first.length * lists.length);
  const rows = first.map((_, at) =>
    lists.reduce<Decimal>((product, one) => {
      const value = one[at];
      return Decimal.isDecimal(value) ? product.times(value) : ZERO;
    }, new Num(1)),
  );
  return bounded(sum(rows));
}

export const LIST_FUNCTIONS: readonly FunctionDef[] = [
  {
    name: 'SUM',
    family: 'list',
    parameters: [numbers],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => bounded(sum(numbersOf(args, run))),
  },
  {
    name: 'AVERAGE',
    family: 'list',
    parameters: [numbers],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => mean(numbersOf(args, run)),
  },
  {
    name: 'MEDIAN',
    family: 'list',
    parameters: [numbers],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => median(numbersOf(args, run).map(settle)),
  },
  {
    name: 'MIN',
    family: 'list',
    parameters: [quantities],
    repeat: 1,
    result: 'same',
    evaluate: (args, run) => extreme(args, run, 1),
  },
  {
    name: 'MAX',
    family: 'list',
    parameters: [quantities],
    repeat: 1,
    result: 'same',
    evaluate: (args, run) => extreme(args, run, -1),
  },
  {
    name: 'COUNT',
    family: 'list',
    parameters: [numbers],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => new Num(numbersOf(args, run).length),
  },
  {
    name: 'COUNTA',
    family: 'list',
    parameters: [{ type: 'any' }],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => new Num(spread(args, run).length),
  },
  {
    name: 'COUNTUNIQUE',
    family: 'list',
    parameters: [{ type: 'any' }],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => new Num(distinct(spread(args, run))),
  },
  {
    name: 'COUNTIF',
    family: 'list',
    parameters: [list, { type: 'scalar' }],
    result: 'number',
    evaluate: ([items, wanted], run) => {
      spend(run, listOf(items).length);
      return new Num(listOf(items).filter(criterion(wanted)).length);
    },
  },
  {
    name: 'SUMIF',
    family: 'list',
    parameters: [list, { type: 'scalar' }, { type: 'list', optional: true }],
    result: 'number',
    evaluate: (args, run) => bounded(sum(chosen(args, run))),
  },
  {
    name: 'AVERAGEIF',
    family: 'list',
    parameters: [list, { type: 'scalar' }, { type: 'list', optional: true }],
    result: 'number',
    evaluate: (args, run) => mean(chosen(args, run)),
  },
  {
    name: 'SUMPRODUCT',
    family: 'list',
    parameters: [list],
    repeat: 1,
    result: 'number',
    evaluate: (args, run) => products(args.map(listOf), run),
  },
];
