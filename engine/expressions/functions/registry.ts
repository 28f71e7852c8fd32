import { DATE_FUNCTIONS } from './date';
import type { FunctionDef } from './function-def';
import { LIST_FUNCTIONS } from './list';
import { LOGIC_FUNCTIONS } from './logic';
import { NUMBER_FUNCTIONS } from './number';
import { TEXT_FUNCTIONS } from './text';

/** Every function, by family, in the order an editor lists them. */
export const FUNCTIONS: readonly FunctionDef[] = [
  ...LOGIC_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...DATE_FUNCTIONS,
];

const BY_NAME = new Map(FUNCTIONS.map((one) => [one.name, one]));

/** `name` in capitals. */
export function functionNamed(name: string): FunctionDef | undefined {
  return BY_NAME.get(name);
}
