import type { Scope } from '@/engine/permissions/scopes';
import type { AccessFixture } from './access-fixture';

/** Who may, of everybody in the fixture, and what they ask with; anybody not named is refused. */
export interface Expectation {
  readonly who: string;
  readonly input: (of: AccessFixture) => object;
  /** Is about what the asker's own company has: others may ask it of theirs, and see nothing of ours. */
  readonly own?: true;
  /** A program of the south store may as well: it is about no store, or each record is judged by itself. */
  readonly southKey?: true;
  /** A scope that a key needs besides the one of the route. */
  readonly besides?: Scope;
}

const OWNER = 'owner setup';
const BUILD = 'owner builder setup';
const NORTH = 'owner builder manager managerN clerkN setup';
const NORTH_LEADS = 'owner builder manager managerN setup';
const COMPANY = 'owner builder manager setup';
const LEADS = 'owner builder manager managerN managerS setup';
const STAFF = 'owner builder manager managerN managerS clerkN clerkS setup';
const HIRING = 'owner manager managerN setup';
const MEMBER = 'member';

const nothing = () => ({});
const inApp = ({ app }: AccessFixture) => ({ app });
const inForm = ({ app }: AccessFixture) => ({ app, form: 'order' });
const anOrder = ({ app, order }: AccessFixture) => ({ app, form: 'order', id: order.id });
const values = ({ member, north }: AccessFixture) => ({ member, amount: 1, store: north.id });
const ofMember = ({ app, member }: AccessFixture) => ({ app, member });
const ofCase = ({ caseId }: AccessFixture) => ({ case: caseId });
const ofTask = ({ task }: AccessFixture) => ({ task });
const ofDefinition = ({ definition }: AccessFixture) => ({ id: definition.id });
const ofUnit = ({ north }: AccessFixture) => ({ orgUnitId: north.id });
const ofClerk = ({ actors }: AccessFixture) => ({ staffId: actors.clerkN.id });
const clerkRole = ({ north }: AccessFixture) => [{ role: 'clerk', orgUnitId: north.id }];
const one = (who: string, input: Expectation['input'], more: Partial<Expectation> = {}): Expectation => ({
  who,
  input,
  ...more,
});
const own = true as const;
const southKey = true as const;

/** Every command and every read there is. One that is missing fails the battery: nothing is let in by being forgotten. */
export const EXPECTED: Readonly<Record<string, Expectation>> = {
  // the company and its people
  'create-company': one('setup', () => ({
    name: 'X',
    owner: { name: 'X', email: 'x@example.com', passwordHash: 'x'.repeat(40) },
    setupToken: 'a-guess',
  })),
  'update-workspace': one(OWNER, () => ({ name: '新名' }), { own }),
  'show-workspace': one(STAFF, nothing, { own, southKey }),
  'add-org-unit': one(OWNER, ({ north }) => ({ parentId: north.id, kind: 'store', name: '店中店' })),
  'update-org-unit': one(OWNER, (of) => ({ ...ofUnit(of), name: '新名' })),
  'close-org-unit': one(OWNER, (of) => ({ ...ofUnit(of), closed: true })),
  'move-org-unit': one(OWNER, ({ north, ours }) => ({ orgUnitId: north.id, parentId: ours.headquarters })),
  'list-org-units': one(STAFF, nothing, { own, southKey }),
  'invite-staff': one(HIRING, (of) => ({ email: 'next@example.com', name: '新', roles: clerkRole(of) })),
  'accept-invitation': one('link setup', ({ invited }) => ({
    token: invited.token,
    name: '新人',
    passwordHash: 'x'.repeat(40),
    userId: null,
  })),
  'withdraw-invitation': one(HIRING, ({ invited }) => ({ invitationId: invited.id })),
  'list-invitations': one('owner manager managerN managerS setup', nothing, { own }),
  'set-staff-roles': one(HIRING, (of) => ({ ...ofClerk(of), roles: clerkRole(of) })),
  'suspend-staff': one(HIRING, (of) => ({ ...ofClerk(of), suspended: true })),
  'list-staff': one(STAFF, nothing, { own, southKey }),
  'my-account': one(STAFF, nothing, { own }),
  'update-my-profile': one('owner builder manager managerN managerS clerkN clerkS', () => ({ name: '新名' }), { own }),
  'list-messages': one(OWNER, nothing, { own }),
  'create-api-key': one(BUILD, () => ({ name: '新', scopes: ['records:write'] }), { own }),
  'list-api-keys': one(BUILD, nothing, { own }),
  'rotate-api-key': one(BUILD, ({ keyId }) => ({ keyId })),
  'revoke-api-key': one(BUILD, ({ keyId }) => ({ keyId })),

  // apps and definitions
  'create-app': one(BUILD, () => ({ title: { en: 'X' } }), { own }),
  'install-template': one(BUILD, () => ({ template: 'cafe' }), { own }),
  'update-app': one(BUILD, (of) => ({ ...inApp(of), accent: '#123456' })),
  'list-apps': one(STAFF, nothing, { own, southKey }),
  'show-app': one(STAFF, inApp, { southKey }),
  'show-form': one(STAFF, inForm, { southKey }),
  'list-definitions': one(BUILD, inApp),
  'list-flows': one(BUILD, inApp),
  'show-draft': one(BUILD, (of) => ({ ...inApp(of), kind: 'form', key: 'order' })),
  'show-version': one(BUILD, (of) => ({ ...ofDefinition(of), version: 1 })),
  'review-draft': one(BUILD, inApp),
  'replay-program': one(BUILD, inApp, { besides: 'records:read' }),
  'create-definition': one(BUILD, (of) => ({
    ...inApp(of),
    kind: 'form',
    key: 'visit',
    body: { title: { en: 'Visit' }, fields: [] },
  })),
  'edit-draft': one(BUILD, (of) => ({
    ...ofDefinition(of),
    revision: of.definition.revision,
    edits: [{ do: 'remove-field', id: 'note' }],
  })),
  'roll-back-definition': one(BUILD, (of) => ({ ...ofDefinition(of), version: 1 })),
  'publish-app': one(BUILD, inApp),
  'bin-definition': one(BUILD, ofDefinition),
  'restore-definition': one(BUILD, ofDefinition),

  // records
  'create-record': one(NORTH, (of) => ({ ...inForm(of), values: values(of) })),
  'create-records': one(STAFF, (of) => ({ ...inForm(of), records: [{ values: values(of) }] }), { southKey }),
  'change-record': one(NORTH, (of) => ({ ...anOrder(of), revision: of.order.revision, values: { note: 'x' } })),
  'change-records': one(STAFF, (of) => ({ ...inForm(of), records: [{ id: of.order.id, values: { note: 'x' } }] }), {
    southKey,
  }),
  'bin-record': one(NORTH_LEADS, anOrder),
  'restore-record': one(NORTH_LEADS, anOrder),
  'show-record': one(NORTH, anOrder),
  'list-records': one(STAFF, inForm, { southKey }),
  'query-records': one(STAFF, inForm, { southKey }),
  'search-picks': one(STAFF, (of) => ({ ...inApp(of), kind: 'record', form: 'order' }), { southKey }),
  'start-bulk': one(
    STAFF,
    (of) => ({ ...inForm(of), action: { do: 'set', values: { note: 'x' } }, pick: { ids: [of.order.id] } }),
    { southKey },
  ),
  'cancel-bulk': one('managerN', ({ bulk }) => ({ id: bulk })),
  'bulk-status': one('managerN', ({ bulk }) => ({ id: bulk })),
  'list-bulk': one(STAFF, inForm, { southKey }),
  'save-view': one(STAFF, (of) => ({ ...inForm(of), title: '新', body: {} }), { southKey }),
  'change-view': one('managerN', (of) => ({ ...inForm(of), id: of.view, title: '新' })),
  'delete-view': one('managerN', (of) => ({ ...inForm(of), id: of.view })),
  'list-views': one(STAFF, inForm, { southKey }),
  'start-import': one(LEADS, (of) => ({ ...inForm(of), plan: of.plan }), { southKey }),
  'cancel-import': one(NORTH_LEADS, ({ batch }) => ({ id: batch })),
  'undo-import': one(NORTH_LEADS, ({ batch }) => ({ id: batch })),
  'import-status': one(NORTH_LEADS, ({ batch }) => ({ id: batch })),
  'list-imports': one(LEADS, inForm, { southKey }),
  'public-form': one(`${STAFF} link`, (of) => ({ ...inApp(of), form: 'member' }), { southKey }),
  'submit-public-form': one(`${STAFF} link`, (of) => ({ ...inApp(of), form: 'member', values: {} }), { southKey }),

  // members and their points
  'create-member': one(NORTH, (of) => ({
    ...inApp(of),
    values: { name: '新', phone: '13700000002', consent: true, store: of.north.id },
  })),
  'update-member': one(NORTH_LEADS, (of) => ({ ...ofMember(of), values: { name: '新' } })),
  'freeze-member': one(NORTH_LEADS, ({ member }) => ({ memberId: member, frozen: true })),
  'end-member-sessions': one(NORTH_LEADS, ({ member }) => ({ memberId: member })),
  'change-member-phone': one(NORTH_LEADS, (of) => ({ ...ofMember(of), phone: '13700000003', reason: 'x' })),
  'erase-member': one(NORTH_LEADS, ({ member }) => ({ member, reason: 'x' })),
  'list-members': one(STAFF, inApp, { southKey }),
  'show-member': one(NORTH, ofMember),
  // Whoever stands at a counter is a member everywhere.
  'member-card': one(STAFF, ofMember, { southKey }),
  'member-balance': one(STAFF, ofMember, { southKey }),
  'member-statement': one(COMPANY, ofMember),
  'list-journals': one(STAFF, inApp, { southKey }),
  'ledger-state': one(COMPANY, nothing, { own }),
  'quote-points': one(STAFF, (of) => ({ ...inForm(of), values: values(of) }), { southKey }),
  'hold-points': one(STAFF, (of) => ({ ...ofMember(of), points: 1, key: 'battery' }), { southKey }),
  'post-hold': one(NORTH, ({ hold }) => ({ hold })),
  'void-hold': one(NORTH, ({ hold }) => ({ hold })),
  'adjust-points': one(NORTH_LEADS, (of) => ({ ...ofMember(of), points: 1, reason: 'x', key: 'battery' })),
  // Of another company's record nobody knows anything: a refund of it waits in one's own books, for good.
  'reverse-points': one(NORTH_LEADS, ({ order }) => ({ record: order.id, key: 'battery' }), { own }),
  'start-opening-import': one(LEADS, (of) => ({ ...inApp(of), plan: of.plan }), { southKey }),
  'list-opening-imports': one(LEADS, inApp, { southKey }),
  'counter-setup': one(STAFF, inApp),
  'collect-redemption': one(NORTH, (of) => ({ ...inApp(of), code: of.pickupCode })),

  // tasks: asked by name, not by role
  'list-incidents': one(LEADS, nothing, { own, southKey }),
  'show-case': one(NORTH_LEADS, ofCase),
  'reassign-case': one(NORTH_LEADS, (of) => ({
    ...ofCase(of),
    node: 'manager',
    visit: 1,
    people: [of.actors.clerkN.id],
  })),
  'retry-case': one(NORTH_LEADS, ofCase),
  'end-case': one(NORTH_LEADS, (of) => ({ ...ofCase(of), comment: '不再需要' })),
  'my-tasks': one(STAFF, nothing, { own, southKey }),
  'show-task': one(NORTH_LEADS, ofTask),
  'decide-task': one('managerN', (of) => ({ ...ofTask(of), verdict: 'approve' })),
  'return-task': one('managerN', (of) => ({ ...ofTask(of), to: 'start' })),
  'transfer-task': one('managerN', (of) => ({ ...ofTask(of), to: of.actors.manager.id })),
  'comment-task': one('managerN', (of) => ({ ...ofTask(of), comment: 'x' })),

  // the portal
  'portal-join': one('link', inApp),
  'register-member': one('link', (of) => ({ ...inApp(of), phoneProof: 'a-guess', values: {} })),
  'portal-home': one(MEMBER, inApp),
  'portal-profile': one(MEMBER, inApp),
  'portal-rewards': one(MEMBER, inApp),
  'portal-redemptions': one(MEMBER, inApp),
  'portal-statement': one(MEMBER, inApp),
  'change-own-profile': one(MEMBER, (of) => ({ ...inApp(of), revision: 1, values: { name: '新' } })),
  'change-my-phone': one(MEMBER, (of) => ({ ...inApp(of), phoneProof: 'a-guess', session: of.member })),
  'check-in': one(MEMBER, inApp),
  'redeem-reward': one(MEMBER, (of) => ({ ...inApp(of), reward: of.reward })),
  'cancel-redemption': one(MEMBER, (of) => ({ ...inApp(of), case: of.caseId })),
  'resubmit-redemption': one(MEMBER, (of) => ({ ...inApp(of), case: of.caseId })),
};
