import * as z from 'zod';
import { localeSchema } from '@/engine/kernel/text';
import { emailSchema, nameSchema, timeZoneSchema } from '@/engine/organisation/schema';
import { insertStaff } from '@/engine/organisation/store/staff';
import { insertUnit } from '@/engine/organisation/store/units';
import { insertWorkspace } from '@/engine/organisation/store/workspaces';
import { requirePermission } from '@/engine/permissions/can';
import { consumeSetupToken } from '@/lib/auth/setup-token';
import { insertUser, USERNAME } from '@/lib/auth/users';
import { command } from './command';
import { scheduleNight } from './steps/schedule-night';

const input = z.strictObject({
  name: nameSchema,
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  locale: localeSchema.default('zh-CN'),
  owner: z.strictObject({
    name: nameSchema,
    email: emailSchema,
    username: z.string().regex(USERNAME).optional(),
    /** From `hashPassword`: nothing may be hashed inside a transaction. */
    passwordHash: z.string().min(32),
  }),
  /** Used up by founding the company; only the terminal itself founds one without it. */
  setupToken: z.string().nullable(),
});

/** No address of its own: the door at `/api/auth/create-company` hashes the password first. The company takes the actor's workspace id. */
export const createCompany = command({
  name: 'create-company',
  summary: 'Found a company with its headquarters and its first owner',
  input,
  output: z.strictObject({ workspaceId: z.string(), staffId: z.string(), orgUnitId: z.string() }),
  authorise: (_tx, actor) => requirePermission(actor, 'workspace:create', null),
  subject: (_input, output) => `workspace:${output.workspaceId}`,
  perform: async (tx, actor, { name, timeZone, locale, owner, setupToken }) => {
    if (setupToken !== null) await consumeSetupToken(tx, setupToken);
    const { workspaceId } = actor;
    await insertWorkspace(tx, { id: workspaceId, name, timeZone, locale });
    const top = await insertUnit(tx, { workspaceId, parent: null, kind: 'headquarters', name, code: null });
    const userId = await insertUser(tx, owner);
    const person = { workspaceId, userId, name: owner.name, email: owner.email, locale };
    const staffId = await insertStaff(tx, { ...person, roles: [{ role: 'owner', orgUnitId: null }] });
    await scheduleNight(tx, workspaceId, timeZone);
    return { workspaceId, staffId, orgUnitId: top.id };
  },
});
