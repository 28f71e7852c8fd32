import type { NodeView } from './node-view';
import { approvalView } from './nodes/approval';
import { conditionView } from './nodes/condition';
import { copyView } from './nodes/copy';
import { endView } from './nodes/end';
import { joinView } from './nodes/join';
import { notifyView } from './nodes/notify';
import { parallelView } from './nodes/parallel';
import { pointsView } from './nodes/points';
import { recordView } from './nodes/record';
import { startView } from './nodes/start';
import { waitView } from './nodes/wait';

const NODE_VIEWS = [
  startView,
  approvalView,
  copyView,
  conditionView,
  parallelView,
  joinView,
  waitView,
  pointsView,
  recordView,
  notifyView,
  endView,
] as readonly unknown[] as readonly NodeView[]; // each is handed only what its own schema has parsed

const byType = new Map(NODE_VIEWS.map((view) => [view.type, view]));

export function findNodeView(type: string): NodeView | undefined {
  return byType.get(type);
}
