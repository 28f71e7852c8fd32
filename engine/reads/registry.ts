import { bulkStatus, listBulk } from './bulk-status';
import { counterSetup } from './counter-setup';
import { importStatus, listImports, listOpeningImports } from './import-status';
import { ledgerState } from './ledger-state';
import { listApiKeys } from './list-api-keys';
import { listApps } from './list-apps';
import { listDefinitions } from './list-definitions';
import { listFlows } from './list-flows';
import { listIncidents } from './list-incidents';
import { listInvitations } from './list-invitations';
import { listJournals } from './list-journals';
import { listMembers } from './list-members';
import { listMessages } from './list-messages';
import { listOrgUnits } from './list-org-units';
import { listRecords } from './list-records';
import { listStaff } from './list-staff';
import { listViews } from './list-views';
import { memberBalance, memberCard, memberStatement } from './member-card';
import { myAccount } from './my-account';
import { myTasks } from './my-tasks';
import { portalHome } from './portal-home';
import { portalJoin } from './portal-join';
import { portalProfile } from './portal-profile';
import { portalRedemptions } from './portal-redemptions';
import { portalRewards } from './portal-rewards';
import { portalStatement } from './portal-statement';
import { publicForm } from './public-form';
import { queryRecords } from './query-records';
import { quotePoints } from './quote-points';
import type { Read } from './read';
import { replayProgram } from './replay-program';
import { reviewDraft } from './review-draft';
import { searchPicks } from './search-picks';
import { showApp } from './show-app';
import { showCase } from './show-case';
import { showDraft } from './show-draft';
import { showForm } from './show-form';
import { showMember } from './show-member';
import { showRecord } from './show-record';
import { showTask } from './show-task';
import { showVersion } from './show-version';
import { showWorkspace } from './show-workspace';

/** Every read. The API, its document and the policy tests are made from this list. */
export const reads: readonly Read<never, unknown>[] = [
  counterSetup,
  quotePoints,
  replayProgram,
  listMembers,
  listJournals,
  ledgerState,
  showMember,
  memberBalance,
  memberCard,
  memberStatement,
  showForm,
  showRecord,
  searchPicks,
  portalJoin,
  showTask,
  listIncidents,
  showCase,
  myTasks,
  portalProfile,
  portalRedemptions,
  portalRewards,
  portalStatement,
  portalHome,
  queryRecords,
  listRecords,
  showVersion,
  bulkStatus,
  listBulk,
  importStatus,
  listImports,
  listOpeningImports,
  listViews,
  listApiKeys,
  listApps,
  listInvitations,
  listMessages,
  listOrgUnits,
  listStaff,
  myAccount,
  showApp,
  listDefinitions,
  listFlows,
  publicForm,
  showDraft,
  reviewDraft,
  showWorkspace,
] as readonly unknown[] as readonly Read<never, unknown>[]; // whoever runs one hands it what its own schema has judged
