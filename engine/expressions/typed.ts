import type { FaultParams } from '@/engine/kernel/fault';
import type { Node } from './ast';
import type { FunctionDef } from './functions/function-def';
import type { StaticType } from './static-type';
import type { NameType, ScalarType } from './types';

/** What a value is turned into before its parent sees it. */
export type Conversion = 'text' | 'texts' | 'numbers' | 'date' | 'datetime';

/** How `+` and `-` work on what stands on both sides; everything else works on numbers. */
export type Arithmetic =
  | 'numbers'
  | 'date and days'
  | 'days and date'
  | 'instant and days'
  | 'days and instant'
  | 'dates'
  | 'instants';

/** A node with its type, its parts in order, and what was found out about it. */
export interface Typed {
  readonly node: Node;
  readonly type: StaticType;
  readonly parts: readonly Typed[];
  readonly as?: Conversion;
  readonly definition?: FunctionDef;
  readonly arithmetic?: Arithmetic;
  readonly nameType?: NameType;
}

/** What checking a part asks of the whole check. */
export interface Judge {
  /** The part as that type, with a problem noted when it cannot be. */
  want(part: Typed, want: ScalarType): Typed;
  refuseType(part: Typed, want: string): Typed;
  refuse(place: { readonly from: number; readonly to: number }, code: string, params?: FaultParams): void;
}
