import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import { findDefinition } from '@/engine/definitions/store';
import { stuckNodes } from '@/engine/flows/projection';
import { caseOf } from '@/engine/flows/store/find';
import { idSchema } from '@/engine/kernel/ids';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { listStaff } from '@/engine/organisation/store/staff';
import { placeOf } from '@/engine/organisation/store/units';
import { can, requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { compiledFlow } from './case-steps';
import { caseNames, caseView, caseViewSchema } from './case-view';
import { describeRequests } from './describe-requests';
import { explainIncidents, incidentSchema } from './explain-incidents';
import { read } from './read';

export const showCase = read({
  name: 'show-case',
  summary:
    'A case: the request, where it stands and why, everything that happened, and what may be done when it is stuck',
  input: z.strictObject({ case: idSchema, locale: localeSchema.default('zh-CN') }),
  output: caseViewSchema.extend({
    id: z.string(),
    /** Key of the app. */
    app: z.string(),
    form: z.string().nullable(),
    record: z.string(),
    title: z.string(),
    who: z.string().nullable(),
    asks: z.array(z.string()),
    flow: localTextSchema,
    initiator: z.string().nullable(),
    status: z.string(),
    startedAt: z.string(),
    incident: incidentSchema.nullable(),
    /** Steps at which people are asked, or should be: they can be given to others. */
    askedAt: z.array(z.strictObject({ node: z.string(), visit: z.number(), title: localTextSchema })),
    /** May the reader mend the case? */
    manage: z.boolean(),
    colleagues: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  route: { method: 'GET', path: '/cases/{case}', tag: 'tasks', scope: 'tasks:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'cases:read'),
  perform: async (tx, actor, { case: id, locale }) => {
    const of = await caseOf(tx, actor.workspaceId, id);
    await requirePlace(tx, actor, { permission: 'cases:read', orgUnitId: of.orgUnitId });
    const { appId } = await findDefinition(tx, actor.workspaceId, of.definitionId);
    const app = await loadAppById(tx, appId);
    const { graph } = await compiledFlow(tx, of);
    const { names, log } = await caseNames(tx, app, of);
    const request = (await describeRequests(tx, [of], locale)).get(of.id);
    const manage =
      of.status === 'running' && can(actor, 'cases:manage', await placeOf(tx, actor.workspaceId, of.orgUnitId));
    const [incident] = of.incident ? await explainIncidents(tx, [of]) : [];
    const staff = manage ? await listStaff(tx, actor.workspaceId) : [];
    const stuck = new Set(stuckNodes(of.marking));
    return {
      ...(await caseView(tx, { app, of, graph, names, log, locale })),
      id: of.id,
      app: app.key,
      form: app.formsById.get(of.formId)?.key ?? null,
      record: of.recordId,
      title: of.title,
      who: request?.who ?? null,
      asks: request?.asks ?? [],
      flow: graph.body.title,
      initiator: of.initiatorName ?? names[of.initiatorId] ?? null,
      status: of.status,
      startedAt: new Date(of.startedAt).toISOString(),
      incident: incident ?? null,
      // Those without anybody come first.
      askedAt: Object.entries(of.marking.nodes)
        .filter(([, { state, threshold }]) => state === 'active' && threshold !== undefined)
        .sort(([a], [b]) => Number(stuck.has(b)) - Number(stuck.has(a)))
        .map(([node, { visit }]) => ({ node, visit, title: graph.nodes.get(node)?.node.title ?? {} })),
      manage,
      colleagues: staff.flatMap((one) => (one.status === 'active' ? [{ id: one.id, name: one.name }] : [])),
    };
  },
});
