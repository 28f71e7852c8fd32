import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { localeSchema } from '@/engine/kernel/text';

/** The kinds of unit, from the top of the tree down. */
export const UNIT_KINDS = ['headquarters', 'region', 'store'] as const;
export const unitKindSchema = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof unitKindSchema>;

/** A name people gave to a company, a unit, a person or a key. */
export const nameSchema = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

export const emailSchema = z.email().max(254).toLowerCase();

/** IANA name of a time zone that this machine knows. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The store number of the company itself: letters, digits and dashes. */
export const unitCodeSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u);

export const roleGrantSchema = z
  .strictObject({
    role: z.enum(['owner', 'builder', 'manager', 'clerk']),
    /** Null reaches the whole company. */
    orgUnitId: idSchema.nullable(),
  })
  .refine((grant) => grant.role !== 'owner' || grant.orgUnitId === null, { message: 'owners reach everything' });

export const roleGrantsSchema = z.array(roleGrantSchema).min(1).max(20);

export const workspaceSchema = z.object({
  id: idSchema,
  name: nameSchema,
  timeZone: timeZoneSchema,
  locale: localeSchema,
  logo: z.string().nullable(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

export const orgUnitSchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  kind: unitKindSchema,
  name: z.string(),
  code: z.string().nullable(),
  path: z.string(),
  position: z.number().int(),
  closed: z.boolean(),
});
export type OrgUnit = z.infer<typeof orgUnitSchema>;
