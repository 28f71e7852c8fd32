import { approval } from './approval';
import { condition } from './condition';
import { copy } from './copy';
import { end } from './end';
import { join } from './join';
import type { NodeType } from './node-type';
import { notify } from './notify';
import { parallel } from './parallel';
import { points } from './points';
import { record } from './record';
import { start } from './start';
import { wait } from './wait';

/** Every kind of node, in the order of the palette. */
export const NODE_TYPES: readonly NodeType[] = [
  start,
  approval,
  copy,
  condition,
  parallel,
  join,
  wait,
  points,
  record,
  notify,
  end,
] as readonly NodeType[]; // each kind's own configuration is behind its schema

const byName = new Map(NODE_TYPES.map((one) => [one.type, one]));

export function findNodeType(type: string): NodeType | undefined {
  return byName.get(type);
}
