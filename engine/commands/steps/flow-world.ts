import type { LoadedApp } from '@/engine/apps/loaded-app';
import { compileCondition } from '@/engine/conditions/compile';
import { versionBody } from '@/engine/definitions/store';
import type { CaseSubject, FlowWorld } from '@/engine/flows/carry-out';
import type { Lookup } from '@/engine/flows/question';
import { flowBodySchema } from '@/engine/flows/schema';
import { recordResolver } from '@/engine/forms/sql-subject';
import { invariant } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { startOfDay } from '@/engine/kernel/local-time';
import { activeStaffWithRole, getStaff } from '@/engine/organisation/store/staff';
import { placeOf } from '@/engine/organisation/store/units';
import type { StaffRole } from '@/engine/permissions/roles';
import type { StoredRecord } from '@/engine/records/record';
import { findRecord } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What flows ask of the rest of the product: definitions, people, and the record as it is in this transaction. */
export function flowWorld(tx: Tx, app: LoadedApp): FlowWorld {
  return {
    loadFlow: async (definitionId, version) => flowBodySchema.parse(await versionBody(tx, definitionId, version)),
    recordRevision: async (subject) => (await recordOf(tx, app, subject)).revision,
    answer: async (asked, subject) => {
      if (asked.ask === 'people') return people(tx, app, { lookup: asked.lookup, subject });
      const record = await recordOf(tx, app, subject);
      const values = { ...record.values, ...asked.changes };
      if (asked.ask === 'moment') return instantOf(values[asked.field] ?? null, app.timeZone);
      const form = app.formsById.get(subject.formId);
      invariant(form, 'a case belongs to a form of its app');
      const holds = compileCondition(asked.condition, recordResolver(form.compiled));
      const read = (name: string) => factOf(name, { record, values });
      return holds(read, { now: tx.now, timeZone: app.timeZone });
    },
  };
}

async function recordOf(tx: Tx, app: LoadedApp, subject: CaseSubject): Promise<StoredRecord> {
  const form = app.formsById.get(subject.formId);
  invariant(form, 'a case belongs to a form of its app');
  return findRecord(tx, form.layout, subject.recordId);
}

function factOf(
  name: string,
  { record, values }: { record: StoredRecord; values: Readonly<Record<string, Json>> },
): Json | undefined {
  const facts: Readonly<Record<string, Json>> = {
    'record.createdAt': new Date(record.createdAt).toISOString(),
    'record.updatedAt': new Date(record.updatedAt).toISOString(),
    'record.createdBy': record.createdById,
    'record.updatedBy': record.updatedById,
    'record.store': record.orgUnitId,
    'record.member': record.memberId,
    'record.door': record.door,
    'record.status': record.caseStatus,
  };
  if (Object.hasOwn(facts, name)) return facts[name];
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** UTC milliseconds of a date or instant; null when blank. */
function instantOf(value: Json, timeZone: string): number | null {
  if (typeof value !== 'string') return null;
  const at = DAY.test(value) ? startOfDay(value, timeZone) : Date.parse(value);
  return Number.isFinite(at) ? at : null;
}

/** Active people only, in a stable order. */
async function people(tx: Tx, app: LoadedApp, asked: { lookup: Lookup; subject: CaseSubject }): Promise<string[]> {
  const { lookup, subject } = asked;
  const { workspaceId } = app;
  if (lookup.kind === 'staff') return active(tx, workspaceId, lookup.ids);
  if (lookup.kind === 'field') {
    const value = (await recordOf(tx, app, subject)).values[lookup.field] ?? null;
    return active(tx, workspaceId, typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []);
  }
  if (lookup.kind === 'role')
    return inCharge(tx, workspaceId, { role: lookup.role, at: await reach(tx, app, { lookup, subject }) });
  const path = await placeOf(tx, workspaceId, subject.orgUnitId);
  return inCharge(tx, workspaceId, { role: 'manager', at: above(path, lookup.level) });
}

/** Undefined: anybody with the role; else those whose reach covers the place, null being the company itself. */
async function reach(
  tx: Tx,
  app: LoadedApp,
  asked: { lookup: Extract<Lookup, { kind: 'role' }>; subject: CaseSubject },
): Promise<string | null | undefined> {
  const { lookup, subject } = asked;
  if (lookup.reach === 'company') return undefined;
  const unit = lookup.reach === 'record' ? subject.orgUnitId : lookup.reach.unit;
  return placeOf(tx, app.workspaceId, unit);
}

/** The path of the unit so many steps above. */
function above(path: string | null, level: number): string | null {
  if (path === null) return null;
  const steps = path.split('/').filter(Boolean);
  const kept = steps.slice(0, Math.max(1, steps.length - level));
  return `/${kept.join('/')}/`;
}

/** Those whose reach covers the place: the unit itself, or one above it. */
async function inCharge(
  tx: Tx,
  workspaceId: string,
  wanted: { readonly role: StaffRole; readonly at: string | null | undefined },
): Promise<string[]> {
  const { role, at } = wanted;
  const orgUnitIds = at === undefined ? 'anywhere' : (at ?? '').split('/').filter(Boolean);
  return activeStaffWithRole(tx, workspaceId, { role, orgUnitIds });
}

async function active(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) {
    const person = await getStaff(tx, workspaceId, id).catch(() => null);
    if (person?.status === 'active') found.push(id);
  }
  return found;
}
