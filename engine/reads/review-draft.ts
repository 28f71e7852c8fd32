import * as z from 'zod';
import { liveBodies } from '@/engine/apps/live-bodies';
import { requireApp } from '@/engine/apps/require-app';
import { type ReviewedDefinition, reviewApp } from '@/engine/apps/review';
import { revisionsOf } from '@/engine/apps/store';
import { DEFINITION_KINDS } from '@/engine/definitions/kind';
import { binnedDefinitionsOf, definitionsOf, type StoredDefinition, versionsOf } from '@/engine/definitions/store';
import { flowBodySchema } from '@/engine/flows/schema';
import { type Picked, pickedIn } from '@/engine/forms/picked';
import type { Sentence } from '@/engine/kernel/sentence';
import { type LocalText, localTextSchema } from '@/engine/kernel/text';
import { can, requirePermission } from '@/engine/permissions/can';
import { formsOf } from '@/engine/rules/program-kind';
import { programBodySchema } from '@/engine/rules/program-schema';
import { read } from './read';
import { pickNames } from './search-picks';

const REVISIONS = 50;

// Parameters of sentences nest; zod's JSON is as near as a schema comes to them.
const sentenceSchema = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.json()).optional(),
}) as unknown as z.ZodType<Sentence>;

const problemSchema = z.strictObject({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  part: z.string().optional(),
  /** What the builder calls the part. */
  partTitle: localTextSchema.optional(),
});

export const reviewDraft = read({
  name: 'review-draft',
  summary: 'What a publication would change, what stands in its way, and what was published before',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    /** 0 before the first publication. */
    revision: z.number(),
    mayPublish: z.boolean(),
    definitions: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(DEFINITION_KINDS),
        key: z.string(),
        title: localTextSchema,
        change: z.enum(['added', 'changed', 'unchanged', 'removed']),
        sentences: z.array(sentenceSchema),
        problems: z.array(problemSchema),
        /** Version in force; null before the first publication. */
        version: z.number().nullable(),
        /** Newest first. */
        versions: z.array(z.strictObject({ version: z.number(), publishedAt: z.number(), publishedBy: z.string() })),
      }),
    ),
    /** The last publications, newest first. */
    revisions: z.array(
      z.strictObject({
        revision: z.number(),
        note: z.string(),
        publishedAt: z.number(),
        publishedBy: z.string(),
      }),
    ),
  }),
  route: { method: 'GET', path: '/apps/{app}/review', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:read', null),
  perform: async (tx, actor, { app: key }) => {
    const app = await requireApp(tx, actor.workspaceId, key);
    const drafts = await definitionsOf(tx, app.id);
    const live = await liveBodies(tx, app);
    // Before the first publication everything is told in whole, and conditions are not.
    const names =
      app.revision > 0 ? await pickNames(tx, actor, { app: key, picked: pickedByConditions(drafts, live) }) : undefined;
    const reviewed = reviewApp(drafts, await binnedDefinitionsOf(tx, app.id), { live, names });
    const byId = new Map(drafts.map((one) => [one.id, one]));
    const versions = await versionsOf(tx, [...byId.keys()]);
    const revisions = await revisionsOf(tx, app.id);
    return {
      revision: app.revision,
      mayPublish: can(actor, 'definitions:publish', null),
      definitions: reviewed.map((one) => ({
        ...one,
        sentences: [...one.sentences],
        problems: one.problems.map((found) => namedProblem(found, byId.get(one.id)?.draft)),
        version: byId.get(one.id)?.publishedVersion ?? null,
        versions: versions
          .filter(({ definitionId }) => definitionId === one.id)
          .map(({ version, publishedAt, publishedBy }) => ({ version, publishedAt, publishedBy })),
      })),
      revisions: revisions
        .slice(0, REVISIONS)
        .map(({ revision, note, publishedAt, publishedBy }) => ({ revision, note, publishedAt, publishedBy })),
    };
  },
});

/** Members, colleagues, stores and records that conditions of rules and branches name, in the drafts and in force. */
function pickedByConditions(drafts: readonly StoredDefinition[], live: ReadonlyMap<string, unknown>): Picked[] {
  const versions = [
    drafts.map(({ draft, ...one }) => ({ ...one, body: draft })),
    drafts.map((one) => ({ ...one, body: live.get(one.id) })),
  ];
  return versions.flatMap((definitions) => {
    const forms = formsOf(definitions);
    return definitions.flatMap(({ kind, body }) => {
      if (kind === 'program') {
        const program = programBodySchema.safeParse(body);
        return (program.data?.rules ?? []).flatMap((rule) => pickedIn(rule.when, forms.get(rule.form)));
      }
      const flow = kind === 'flow' ? flowBodySchema.safeParse(body).data : undefined;
      return (flow?.edges ?? []).flatMap(({ condition }) => pickedIn(condition, forms.get(flow?.form ?? '')));
    });
  });
}

function namedProblem(found: ReviewedDefinition['problems'][number], body: unknown) {
  const { level, code, params, part } = found;
  const partTitle = part === undefined ? undefined : titleOfPart(body, part);
  return { level, code, ...(params && { params }), ...(part && { part }), ...(partTitle && { partTitle }) };
}

const partSchema = z.object({
  id: z.string().optional(),
  key: z.string().optional(),
  title: localTextSchema.optional(),
  name: localTextSchema.optional(),
});

/** Fields, rules, tiers and nodes all stand in lists of a body and carry an id or a key, and a title or a name. */
function titleOfPart(body: unknown, part: string): LocalText | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const list of Object.values(body)) {
    if (!Array.isArray(list)) continue;
    for (const one of list) {
      const found = partSchema.safeParse(one);
      if (found.success && (found.data.id ?? found.data.key) === part) return found.data.title ?? found.data.name;
    }
  }
  return undefined;
}
