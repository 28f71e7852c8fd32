import * as z from 'zod';
import { flowCase } from '@/drizzle/tables/flows';
import { type CaseFilter, countCases, listCases } from '@/engine/flows/store/find';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { can, requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { compiledFlow } from './case-steps';
import { describeRequests } from './describe-requests';
import { explainIncidents, incidentSchema } from './explain-incidents';
import { read } from './read';

export const listIncidents = read({
  name: 'list-incidents',
  summary: 'Cases that cannot go on by themselves: what happened, what was kept, what to do',
  input: z.strictObject({
    locale: localeSchema.default('zh-CN'),
    limit: z.coerce.number().int().min(0).max(100).default(50),
  }),
  output: z.strictObject({
    incidents: z.array(
      incidentSchema.extend({
        app: z.string(),
        title: z.string(),
        who: z.string().nullable(),
        asks: z.array(z.string()),
        flow: localTextSchema,
      }),
    ),
    /** How many there are in all. */
    count: z.number(),
    /** May the reader mend them? */
    manage: z.boolean(),
  }),
  route: { method: 'GET', path: '/incidents', tag: 'tasks', scope: 'tasks:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'cases:read'),
  perform: async (tx, actor, { locale, limit }) => {
    const filter: CaseFilter = {
      workspaceId: actor.workspaceId,
      status: 'running',
      incident: true,
      where: scopeSql(actor, 'cases:read', flowCase.orgUnitId),
      limit,
    };
    const cases = limit ? await listCases(tx, filter) : [];
    const requests = await describeRequests(tx, cases, locale);
    const explained = new Map((await explainIncidents(tx, cases)).map((one) => [one.caseId, one]));
    const incidents = [];
    for (const of of cases) {
      const incident = explained.get(of.id);
      if (!incident) continue;
      const { graph } = await compiledFlow(tx, of);
      const { app = '', who = null, asks = [] } = requests.get(of.id) ?? {};
      incidents.push({ ...incident, app, who, asks, title: of.title, flow: graph.body.title });
    }
    return { incidents, count: await countCases(tx, filter), manage: can(actor, 'cases:manage') };
  },
});
