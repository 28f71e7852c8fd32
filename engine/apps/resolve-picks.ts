import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { normalisePhone } from '@/engine/fields/phone';
import { isId } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { memberFacts } from '@/engine/members/store/member-facts';
import { listStaff } from '@/engine/organisation/store/staff';
import { findUnitByCode, listUnits } from '@/engine/organisation/store/units';
import { findBySourceKey } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';

/** Makes the member a card number stands for, where that was asked for; null leaves the text as it is, to be refused. */
export type UnknownMember = (cardNumber: string) => Promise<string | null>;

const refuse: UnknownMember = async () => null;

/**
 * Programs and spreadsheets name members by phone or card, stores by their number and records by their source:
 * `{"cardNumber": "00017"}`, `{"phone": "13800138000"}`, `{"code": "S01"}`, `{"source": "till:4711"}`, or the bare text. Exports write a name
 * and behind it, in brackets, what finds its bearer again. Staff and stores are also found by a name that only one of them has. This
 * turns them into ids; what nobody bears stays as it is and is refused with its field.
 */
export async function resolvePicks(
  tx: Tx,
  site: { readonly app: LoadedApp; readonly form: LoadedForm; readonly unknownMember?: UnknownMember },
  raw: Readonly<Record<string, Json>>,
): Promise<Record<string, Json>> {
  const { app, form, unknownMember } = site;
  const values: Record<string, Json> = { ...raw };
  for (const { field, type, settings } of form.layout.places) {
    const kind = type.picks?.(settings);
    const given = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
    if (!kind || given === undefined || given === null) continue;
    const finder = FINDERS[kind];
    const place = { app, form, unknownMember, target: type.target?.(settings).form };
    const resolve = async (one: Json) => {
      const handle = handleOf(one);
      if (isId(handle ?? one)) return handle ?? one;
      // A name may end in brackets of its own.
      const found = handle === null ? null : await finder(tx, place, handle);
      return found ?? (await finder(tx, place, one)) ?? one;
    };
    values[field.id] = Array.isArray(given) ? await inOrder(given, resolve) : await resolve(given);
  }
  return values;
}

interface Site {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly unknownMember?: UnknownMember;
  readonly target?: string;
}

const none = async () => null;
const FINDERS = { member: memberId, orgUnit: unitId, record: recordId, staff: staffId, file: none };

async function memberId(tx: Tx, site: Site, given: Json): Promise<string | null> {
  const named = nameOf(given, ['phone', 'cardNumber']);
  if (!named) return null;
  const { workspaceId } = site.app;
  const phone = named.by === 'cardNumber' ? null : normalisePhone(named.text);
  const found =
    (phone ? await memberFacts(tx, workspaceId, { phone }) : null) ??
    (named.by === 'phone' ? null : await memberFacts(tx, workspaceId, { cardNumber: named.text }));
  if (found || phone) return found?.id ?? null;
  return (site.unknownMember ?? refuse)(named.text);
}

async function unitId(tx: Tx, site: Site, given: Json): Promise<string | null> {
  const named = nameOf(given, ['code']);
  if (!named) return null;
  const { workspaceId } = site.app;
  const unit = await findUnitByCode(tx, workspaceId, named.text);
  if (unit || named.by) return unit?.id ?? null;
  return onlyOne((await listUnits(tx, workspaceId)).filter(({ name }) => name === named.text));
}

async function staffId(tx: Tx, site: Site, given: Json): Promise<string | null> {
  const named = nameOf(given, []);
  if (!named) return null;
  return onlyOne((await listStaff(tx, site.app.workspaceId)).filter(({ name }) => name === named.text));
}

function onlyOne(found: readonly { readonly id: string }[]): string | null {
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** `Wang Fang (00017)` → `00017`, as `withHandle` writes it. */
function handleOf(given: Json): string | null {
  return typeof given === 'string' ? (/ \(([^()]+)\)$/.exec(given.trim())?.[1] ?? null) : null;
}

/** A name as people read it, with what finds its bearer again. */
export function withHandle(name: string, handle: string): string {
  return `${name} (${handle})`;
}

async function recordId(tx: Tx, site: Site, given: Json): Promise<string | null> {
  const named = nameOf(given, ['source']);
  const target = site.target ? site.app.forms.get(site.target) : undefined;
  if (!named || !target) return null;
  return findBySourceKey(tx, target.layout, { workspaceId: site.app.workspaceId, sourceKey: named.text });
}

function nameOf(given: Json, names: readonly string[]): { readonly by: string | null; readonly text: string } | null {
  if (typeof given === 'string') return given.trim() ? { by: null, text: given.trim() } : null;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const [entry, ...more] = Object.entries(given);
  if (!entry || more.length > 0 || !names.includes(entry[0]) || typeof entry[1] !== 'string') return null;
  const text = entry[1].trim();
  return text ? { by: entry[0], text } : null;
}

async function inOrder(list: readonly Json[], resolve: (one: Json) => Promise<Json>): Promise<Json[]> {
  const answers: Json[] = [];
  for (const one of list) answers.push(await resolve(one));
  return answers;
}
