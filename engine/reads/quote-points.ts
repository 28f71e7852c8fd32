import * as z from 'zod';
import { textPart } from '@/engine/apps/form-parts';
import { judgeValues } from '@/engine/apps/judge-values';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { occurredAt } from '@/engine/apps/occurred-at';
import { programAt } from '@/engine/apps/program-version';
import { ruleEvent } from '@/engine/apps/rule-event';
import { counterLeft } from '@/engine/ledger/counter';
import { explainSchema } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import { requirePermission } from '@/engine/permissions/can';
import { doorOf } from '@/engine/records/door-of';
import { clip } from '@/engine/rules/clip';
import { evaluate } from '@/engine/rules/evaluate';
import { whileFrozen } from '@/engine/rules/while-frozen';
import { read } from './read';

export const quotePoints = read({
  name: 'quote-points',
  summary: 'What a record would earn, without recording anything',
  input: z.strictObject({ app: z.string(), form: z.string(), values: z.record(z.string().max(100), z.json()) }),
  output: z.strictObject({
    programVersion: z.number().nullable(),
    points: z.array(z.strictObject({ rule: z.string(), points: z.number(), explain: explainSchema })),
  }),
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/quote', tag: 'points', scope: 'points:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:read'),
  perform: async (tx, actor, { app: appKey, form: formKey, values: raw }) => {
    const app = await loadApp(tx, actor.workspaceId, appKey);
    const form = requireForm(app, formKey);
    const { values } = await judgeValues(tx, actor, { app, form, raw, door: doorOf(actor), previous: null });
    const memberId = textPart(form, values, 'member');
    const record = draftRecord(tx.now, { workspaceId: app.workspaceId, formId: form.id, memberId, values });
    const at = occurredAt(app, form, record);
    const program = programAt(app.programs, at);
    if (!program) return { programVersion: null, points: [] };
    const asked = await ruleEvent(tx, { app, form, record, event: 'created' });
    const plan = whileFrozen(evaluate(program.compiled, asked), asked);
    const points = [];
    for (const item of plan.items) {
      if (item.action !== 'grant') continue;
      const left = item.cap
        ? await counterLeft(tx, { workspaceId: app.workspaceId, scope: item.cap.scope, cap: item.cap.limit })
        : item.asked;
      const { given, item: clipped } = clip(item, left);
      points.push({ rule: item.rule.key, points: writtenPoints(given, item.scale), explain: clipped.explain });
    }
    return { programVersion: program.version, points };
  },
});

/** The record as it would be, had it been written now. */
function draftRecord(
  now: number,
  known: { workspaceId: string; formId: string; memberId: string | null; values: Parameters<typeof textPart>[1] },
) {
  return {
    ...known,
    id: 'quote',
    orgUnitId: null,
    formVersion: 0,
    revision: 0,
    door: 'api',
    sourceKey: null,
    title: '',
    caseStatus: null,
    createdAt: now,
    createdByKind: 'key',
    createdById: '',
    updatedAt: now,
    updatedByKind: 'key',
    updatedById: '',
    deletedAt: null,
  } as const;
}
