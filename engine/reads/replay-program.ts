import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { PAST_EVENTS, type PastEvent, pastEvents } from '@/engine/apps/past-events';
import { programAt } from '@/engine/apps/program-version';
import { requireApp } from '@/engine/apps/require-app';
import { definitionsOf } from '@/engine/definitions/store';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { localTextSchema } from '@/engine/kernel/text';
import { writtenPoints } from '@/engine/ledger/points';
import { can, requirePermission } from '@/engine/permissions/can';
import { compileProgram } from '@/engine/rules/compile';
import type { RuleEvent } from '@/engine/rules/plan';
import { formsOf, programKind } from '@/engine/rules/program-kind';
import { programBodySchema } from '@/engine/rules/program-schema';
import {
  createReplay,
  type MemberChange,
  type Replay,
  type ReplayReport,
  type ReplayTotals,
  replayCost,
} from '@/engine/rules/replay';
import type { Tx } from '@/lib/db/types';
import { read } from './read';

const DAY = 86_400_000;
/** Events judged before others have their turn. */
const AT_ONCE = 500;

const totals = z.strictObject({
  points: z.number(),
  members: z.number(),
  /** In the company's money; null when the program does not say what a point costs. */
  cost: z.number().nullable(),
});

const memberLine = z.strictObject({
  memberId: z.string(),
  /** Null for who may not read members. */
  name: z.string().nullable(),
  draft: z.number(),
  live: z.number(),
});

export const replayProgram = read({
  name: 'replay-program',
  summary:
    'What the draft of the point program would have given for the records of the last days, beside the program in force',
  input: z.strictObject({
    app: z.string(),
    days: z.coerce.number().int().min(1).max(LIMITS.replayDays).default(90),
  }),
  output: z.strictObject({
    from: z.string(),
    to: z.string(),
    /** False when there were more records than are read; `from` is then later than asked for. */
    complete: z.boolean(),
    events: z.number(),
    draft: totals,
    /** Null when no program is in force. */
    live: totals.nullable(),
    top: z.array(memberLine),
    changed: z.strictObject({ more: z.number(), less: z.number(), largest: z.array(memberLine) }),
    /** Rules of the draft that speak of changes records do not tell any more: they are not counted. */
    leftOut: z.array(z.strictObject({ rule: z.string(), title: localTextSchema })),
  }),
  route: {
    method: 'GET',
    path: '/apps/{app}/program/replay',
    tag: 'points',
    scope: 'definitions:read',
    besides: 'records:read',
  },
  authorise: (_tx, actor) => {
    requirePermission(actor, 'definitions:read', null);
    requirePermission(actor, 'records:read', null);
  },
  perform: async (tx, actor, { app: key, days }) => {
    const draft = await soundDraft(tx, actor.workspaceId, key);
    const app = await loadApp(tx, actor.workspaceId, key);
    const live = programAt(app.programs, tx.now);
    const forms = new Map([...[...app.forms].map(([name, { body }]) => [name, body] as const), ...draft.forms]);
    const tried = compileProgram(draft.body, { id: draft.id, version: (live?.version ?? 0) + 1, forms });
    const asked = tx.now - days * DAY;
    const wanted = (form: string, event: PastEvent) =>
      [tried, live?.compiled].some((program) => program && program.rulesOn(form, event).length > 0);
    const past = await pastEvents(tx, app, {
      forms: [...app.forms.values()].filter((form) => PAST_EVENTS.some((event) => wanted(form.key, event))),
      from: asked,
      limit: LIMITS.replayRecords,
      wanted,
    });
    const report = await replayed(tx, createReplay(tried, live?.compiled ?? null), past.events);
    const names = can(actor, 'members:read', null) ? await namesOf(tx, app, report) : {};
    const { scale, costPerPoint } = draft.body.currency;
    const line = ({ memberId, draft: would, live: does }: MemberChange) => ({
      memberId,
      name: names[memberId] ?? null,
      draft: writtenPoints(would, scale),
      live: writtenPoints(does, scale),
    });
    const total = ({ points, members }: ReplayTotals) => ({
      points: writtenPoints(points, scale),
      members,
      cost: costPerPoint === undefined ? null : replayCost(points, { scale, costPerPoint }),
    });
    return {
      from: new Date(past.from).toISOString(),
      to: new Date(tx.now).toISOString(),
      complete: past.from === asked,
      events: report.events,
      draft: total(report.draft),
      live: report.live && total(report.live),
      top: report.top.map(line),
      changed: { ...report.changed, largest: report.changed.largest.map(line) },
      leftOut: draft.body.rules
        .filter(({ enabled, event }) => enabled && !PAST_EVENTS.some((one) => one === event))
        .map(({ key: rule, title }) => ({ rule, title })),
    };
  },
});

/** The draft as it stands; a program with errors has no meaning that could be tried. */
async function soundDraft(tx: Tx, workspaceId: string, key: string) {
  const row = await requireApp(tx, workspaceId, key);
  const drafts = (await definitionsOf(tx, row.id)).map(({ id, kind, key: name, draft }) => ({
    id,
    kind,
    key: name,
    body: draft,
  }));
  const found = drafts.find(({ kind }) => kind === 'program');
  if (!found) throw new Fault('not-found', 'apps.noProgram');
  const body = programBodySchema.parse(found.body);
  const problems = programKind.lint(body, found, drafts);
  if (problems.some(({ level }) => level === 'error')) throw new Fault('refused', 'rules.draftUnsound');
  return { id: found.id, body, forms: formsOf(drafts) };
}

async function replayed(tx: Tx, replay: Replay, events: readonly RuleEvent[]): Promise<ReplayReport> {
  for (const [at, event] of events.entries()) {
    replay.add(event);
    if (at % AT_ONCE === AT_ONCE - 1) await tx.pause();
  }
  return replay.report();
}

async function namesOf(tx: Tx, app: LoadedApp, report: ReplayReport): Promise<Record<string, string>> {
  const ids = new Set([...report.top, ...report.changed.largest].map(({ memberId }) => memberId));
  return memberNames(tx, app, [...ids]);
}
