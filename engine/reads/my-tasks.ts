import * as z from 'zod';
import { flowCase } from '@/drizzle/tables/flows';
import { copiesOf, countOpenTasks, doneTasksOf, openTasksOf } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import type { Tx } from '@/lib/db/types';
import { compiledFlow } from './case-steps';
import { describeRequests } from './describe-requests';
import { staffNames } from './gather-names';
import { read } from './read';

const BOXES = ['open', 'done', 'copies'] as const;

export const taskLineSchema = z.strictObject({
  id: z.string(),
  /** Key of the app at whose desk it is done. */
  app: z.string(),
  caseId: z.string(),
  /** The record's title when the case started. */
  title: z.string(),
  /** Whom the request is for, else who made it. */
  who: z.string().nullable(),
  /** What is asked, in a few words. */
  asks: z.array(z.string()),
  step: localTextSchema,
  flow: localTextSchema,
  initiator: z.string().nullable(),
  /** Whom it was given to. */
  person: z.strictObject({ id: z.string(), name: z.string() }),
  /** Whom it was first given to, when it was handed over. */
  original: z.string().nullable(),
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
    locale: localeSchema.default('zh-CN'),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.strictObject({
    tasks: z.array(taskLineSchema),
    next: z.string().nullable(),
    open: z.number(),
  }),
  route: { method: 'GET', path: '/tasks', tag: 'tasks', scope: 'tasks:read' },
  authorise: (_tx, actor) => requirePermission(actor, actor.kind === 'key' ? 'cases:read' : 'tasks:decide'),
  perform: async (tx, actor, { box, locale, after, limit }) => {
    const found = await tasksIn(tx, actor, { box, after: cursorOf(after), limit: limit + 1 });
    const page = found.slice(0, limit);
    const requests = await describeRequests(
      tx,
      page.map(({ of }) => of),
      locale,
    );
    const names = await staffNames(
      tx,
      actor.workspaceId,
      page.flatMap(({ task }) => [task.personId, ...(task.originalId ? [task.originalId] : [])]),
    );
    const tasks = [];
    for (const { task, of } of page) {
      const { graph } = await compiledFlow(tx, of);
      tasks.push({
        id: task.id,
        app: requests.get(of.id)?.app ?? '',
        caseId: of.id,
        title: of.title,
        who: requests.get(of.id)?.who ?? null,
        asks: requests.get(of.id)?.asks ?? [],
        step: graph.nodes.get(task.node)?.node.title ?? {},
        flow: graph.body.title,
        initiator: of.initiatorName,
        person: { id: task.personId, name: names[task.personId] ?? '' },
        original: task.originalId === null ? null : (names[task.originalId] ?? ''),
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

function cursorOf(text: string | undefined): { at: number; id: string } | undefined {
  const [at = '', id = ''] = text?.split('.') ?? [];
  return text && /^\d+$/.test(at) && Number.isSafeInteger(Number(at)) ? { at: Number(at), id } : undefined;
}
