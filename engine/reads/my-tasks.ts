import { eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import { app, definition } from '@/drizzle/tables/apps';
import { flowCase } from '@/drizzle/tables/flows';
import { copiesOf, countOpenTasks, doneTasksOf, openTasksOf } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import type { Tx } from '@/lib/db/types';
import { compiledFlow } from './case-steps';
import { staffNames } from './gather-names';
import { read } from './read';

const BOXES = ['open', 'done', 'copies'] as const;

export const taskLineSchema = z.strictObject({
  id: z.string(),
  caseId: z.string(),
  /** The record's title when the case started. */
  title: z.string(),
  step: localTextSchema,
  flow: localTextSchema,
  initiator: z.string().nullable(),
  /** Whom it was given to. */
  person: z.strictObject({ id: z.string(), name: z.string() }),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  verdict: z.string().nullable(),
  caseStatus: z.string(),
});

export const myTasks = read({
  name: 'my-tasks',
  summary:
    'Tasks that wait for oneself, that one has decided, or that were copied to one; a program sees those of everybody',
  input: z.strictObject({
    box: z.enum(BOXES).default('open'),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.strictObject({
    tasks: z.array(taskLineSchema.extend({ app: z.string() })),
    next: z.string().nullable(),
    open: z.number(),
  }),
  route: { method: 'GET', path: '/tasks', tag: 'tasks', scope: 'tasks:read' },
  authorise: (_tx, actor) => requirePermission(actor, actor.kind === 'key' ? 'cases:read' : 'tasks:decide'),
  perform: async (tx, actor, { box, after, limit }) => {
    const found = await tasksIn(tx, actor, { box, after: cursorOf(after), limit: limit + 1 });
    const page = found.slice(0, limit);
    const apps = await appKeys(
      tx,
      page.map(({ of }) => of.definitionId),
    );
    const names = await staffNames(
      tx,
      actor.workspaceId,
      page.map(({ task }) => task.personId),
    );
    const tasks = [];
    for (const { task, of } of page) {
      const { graph } = await compiledFlow(tx, of);
      tasks.push({
        id: task.id,
        app: apps.get(of.definitionId) ?? '',
        caseId: of.id,
        title: of.title,
        step: graph.nodes.get(task.node)?.node.title ?? {},
        flow: graph.body.title,
        initiator: of.initiatorName,
        person: { id: task.personId, name: names[task.personId] ?? '' },
        openedAt: new Date(task.openedAt).toISOString(),
        dueAt: task.dueAt === null ? null : new Date(task.dueAt).toISOString(),
        verdict: task.verdict,
        caseStatus: of.status,
      });
    }
    const last = page.at(-1);
    const at = last && (box === 'done' ? (last.task.closedAt ?? last.task.openedAt) : last.task.openedAt);
    return {
      tasks,
      next: found.length > limit && last ? `${at}.${last.task.id}` : null,
      open: await countOpenTasks(tx, actor.workspaceId, whose(actor)),
    };
  },
});

function whose(actor: Actor) {
  if (actor.kind !== 'key') return { personId: actor.id };
  return { within: scopeSql(actor, 'cases:read', flowCase.orgUnitId) };
}

function tasksIn(
  tx: Tx,
  actor: Actor,
  { box, ...page }: { box: (typeof BOXES)[number]; after: { at: number; id: string } | undefined; limit: number },
) {
  const asked = { workspaceId: actor.workspaceId, ...whose(actor), ...page };
  return { open: openTasksOf, done: doneTasksOf, copies: copiesOf }[box](tx, asked);
}

/** Keys of the apps whose flows these are, by the flow's definition. */
async function appKeys(tx: Tx, flows: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .select({ flow: definition.id, key: app.key })
    .from(definition)
    .innerJoin(app, eq(app.id, definition.appId))
    .where(inArray(definition.id, [...new Set(flows)]));
  return new Map(rows.map((row) => [row.flow, row.key]));
}

function cursorOf(text: string | undefined): { at: number; id: string } | undefined {
  const [at = '', id = ''] = text?.split('.') ?? [];
  return text && /^\d+$/.test(at) ? { at: Number(at), id } : undefined;
}
