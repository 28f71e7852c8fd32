import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { CaseEffect, CaseStep } from '@/engine/flows/carry-out';
import { actionFailed, passesByItself } from '@/engine/flows/note-failure';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, invariant, isFault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { grant } from '@/engine/ledger/grant';
import { memberFacts } from '@/engine/members/store/member-facts';
import type { StoredRecord } from '@/engine/records/record';
import { updateCaseStatus } from '@/engine/records/store/case-status';
import { findRecord } from '@/engine/records/store/find-record';
import { smallestUnits } from '@/engine/rules/amounts';
import type { Tx } from '@/lib/db/types';
import { applyRules, measureMore } from './apply-rules';
import { changeRecord } from './change-record';
import { notifyPeople } from './notify-people';
import { FLOW_PART, RECORDS } from './perform-plan';
import { fulfilRedemption, pendingRedemption, releaseRedemption } from './settle-redemption';
import { tellOwners } from './tell-owners';

export interface CaseSite {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly record: StoredRecord;
  readonly step: CaseStep;
}

/** Carries out what a step of a case wants done beyond the case; answers the record's new status, if it has one. */
export async function applyCaseEffects(tx: Tx, actor: Actor, site: CaseSite): Promise<string | undefined> {
  // What the flow does, it does itself; whoever made it move stands beside it in the log.
  const flow: Actor = {
    ...actor,
    kind: 'flow',
    id: site.step.caseId,
    onBehalfOf: actor.onBehalfOf ?? { kind: actor.kind, id: actor.id },
  };
  let status: string | undefined;
  for (const effect of site.step.effects) {
    const changed = await applyEffect(tx, flow, { ...site, effect }).catch((error) => {
      throw isFault(error) && !passesByItself(error) ? actionFailed(placeOf(site, effect), error) : error;
    });
    status = changed ?? status;
  }
  if (status !== undefined) await updateCaseStatus(tx, site.form.layout, { id: site.record.id, status });
  return status;
}

function placeOf({ app, form }: CaseSite, effect: CaseEffect) {
  const node = 'node' in effect ? effect.node : null;
  const title = form.flow?.body.nodes.find(({ id }) => id === node)?.title;
  return {
    step: localText(title ?? form.flow?.body.title, app.locale),
    node,
    visit: 'visit' in effect ? effect.visit : null,
  };
}

async function applyEffect(
  tx: Tx,
  flow: Actor,
  site: CaseSite & { readonly effect: CaseEffect },
): Promise<string | undefined> {
  const { effect, app, form, record } = site;
  switch (effect.kind) {
    case 'points':
      return effect.action === 'earn'
        ? earn(tx, flow, site)
        : settle(tx, flow, { site, approved: effect.action === 'post' });
    case 'record':
      await setValues(tx, flow, { app, form, record, set: effect.set });
      return effect.status ?? undefined;
    case 'notify':
    case 'copy':
    case 'openTask':
      await notifyPeople(tx, { app, record, effect });
      return undefined;
    case 'incident':
      await tellOwners(tx, { app, about: record, template: 'flows.stuckNotice', caseId: site.step.caseId });
      return undefined;
    case 'finish':
      return finish(tx, flow, { site, outcome: effect.outcome });
    case 'setTimer':
    case 'clearTimer':
      // Timers are rows of the case already; the clock looks for those that are due.
      return undefined;
  }
}

async function earn(
  tx: Tx,
  flow: Actor,
  { effect, app, form, record, step }: CaseSite & { readonly effect: CaseEffect },
): Promise<undefined> {
  invariant(effect.kind === 'points' && effect.action === 'earn', 'only an earning effect comes here');
  if (!app.currency) throw new Fault('refused', 'ledger.unknownCurrency');
  const member = record.memberId ? await memberFacts(tx, app.workspaceId, { id: record.memberId }) : null;
  if (member?.status !== 'active') return undefined;
  const points = smallestUnits(effect.points, app.currency.scale);
  await grant(tx, {
    currency: app.currency,
    memberId: member.id,
    amount: points,
    source: { system: RECORDS, eventId: record.id, part: `${FLOW_PART}${effect.node}` },
    actor: flow,
    orgUnitId: record.orgUnitId,
    cause: { kind: 'case', id: step.caseId },
  });
  await measureMore(tx, { app, form, actor: flow, before: null, record }, { grants: [{ points }], reversals: [] });
  return undefined;
}

/** Spends or releases what the record holds; a redemption that is settled already stays as it is. */
async function settle(
  tx: Tx,
  flow: Actor,
  { site, approved }: { site: CaseSite; approved: boolean },
): Promise<string | undefined> {
  const redemption = await pendingRedemption(tx, site.app.workspaceId, site.record.id);
  if (!redemption) return undefined;
  if (approved) return (await fulfilRedemption(tx, flow, redemption)).status;
  return (await releaseRedemption(tx, flow, { redemption, status: 'rejected' })).status;
}

/** No case ends with an open hold: what no step has settled is settled by the outcome. */
async function finish(
  tx: Tx,
  flow: Actor,
  { site, outcome }: { site: CaseSite; outcome: Extract<CaseEffect, { kind: 'finish' }>['outcome'] },
): Promise<string | undefined> {
  const { app, form, record } = site;
  const redemption = await pendingRedemption(tx, app.workspaceId, record.id);
  if (outcome === 'approved') {
    const settled = redemption ? (await fulfilRedemption(tx, flow, redemption)).status : undefined;
    const changed = { app, form, actor: flow, before: null, record };
    await measureMore(tx, changed, await applyRules(tx, changed, 'flowFinished'));
    return settled ?? (form.body.purpose === 'redemption' ? undefined : outcome);
  }
  if (!redemption) return form.body.purpose === 'redemption' ? undefined : outcome;
  const status = outcome === 'rejected' ? 'rejected' : 'cancelled';
  return (await releaseRedemption(tx, flow, { redemption, status })).status;
}

async function setValues(
  tx: Tx,
  flow: Actor,
  {
    app,
    form,
    record,
    set,
  }: { app: LoadedApp; form: LoadedForm; record: StoredRecord; set: Readonly<Record<string, Json>> },
): Promise<void> {
  if (Object.keys(set).length === 0) return;
  const before = await findRecord(tx, form.layout, record.id, true);
  await changeRecord(tx, flow, { app, form, before, raw: set, door: 'flow' });
}
