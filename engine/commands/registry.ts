import { acceptInvitation } from './accept-invitation';
import { addOrgUnit } from './add-org-unit';
import { binDefinition, restoreDefinition } from './bin-definition';
import { binRecord, restoreRecord } from './bin-record';
import { changeMemberPhone, changeMyPhone } from './change-member-phone';
import { changeOwnProfile } from './change-own-profile';
import { changeRecord } from './change-record';
import { changeRecords } from './change-records';
import { checkIn } from './check-in';
import { closeOrgUnit } from './close-org-unit';
import { collectRedemption } from './collect-redemption';
import type { Command } from './command';
import { createApiKey } from './create-api-key';
import { createApp } from './create-app';
import { createCompany } from './create-company';
import { createDefinition } from './create-definition';
import { createMember } from './create-member';
import { createRecord } from './create-record';
import { createRecords } from './create-records';
import {
  cancelRedemption,
  commentTask,
  decideTask,
  resubmitRedemption,
  returnTask,
  transferOwnTask,
} from './decide-task';
import { editDraft } from './edit-draft';
import { cancelImport, undoImport } from './end-import';
import { endMemberSessions } from './end-member-sessions';
import { eraseMember } from './erase-member';
import { freezeMember } from './freeze-member';
import { installTemplate } from './install-template';
import { inviteStaff } from './invite-staff';
import { endCase, reassignCase, retryCase } from './mend-case';
import { moveOrgUnit } from './move-org-unit';
import { adjustPoints, holdPoints, postHeldPoints, reversePoints, voidHold } from './points-by-hand';
import { publishApp } from './publish-app';
import { redeemReward } from './redeem-reward';
import { registerMember } from './register-member';
import { revokeApiKey } from './revoke-api-key';
import { rollBackDefinition } from './roll-back-definition';
import { rotateApiKey } from './rotate-api-key';
import { changeView, deleteView, saveView } from './save-view';
import { setStaffRoles } from './set-staff-roles';
import { cancelBulk, startBulk } from './start-bulk';
import { startImport } from './start-import';
import { startOpeningImport } from './start-opening-import';
import { submitPublicForm } from './submit-public-form';
import { suspendStaff } from './suspend-staff';
import { updateApp } from './update-app';
import { updateMember } from './update-member';
import { updateMyProfile } from './update-my-profile';
import { updateOrgUnit } from './update-org-unit';
import { updateWorkspace } from './update-workspace';
import { withdrawInvitation } from './withdraw-invitation';

/** Every command. The API, its document and the policy tests are made from this list. */
export const commands: readonly Command<never, unknown>[] = [
  adjustPoints,
  holdPoints,
  postHeldPoints,
  reversePoints,
  voidHold,
  cancelRedemption,
  resubmitRedemption,
  commentTask,
  decideTask,
  returnTask,
  transferOwnTask,
  reassignCase,
  retryCase,
  endCase,
  startBulk,
  cancelBulk,
  startImport,
  startOpeningImport,
  cancelImport,
  undoImport,
  submitPublicForm,
  registerMember,
  collectRedemption,
  redeemReward,
  checkIn,
  binRecord,
  restoreRecord,
  binDefinition,
  restoreDefinition,
  changeOwnProfile,
  changeRecord,
  changeRecords,
  createMember,
  updateMember,
  saveView,
  changeView,
  deleteView,
  createApp,
  createDefinition,
  createRecord,
  createRecords,
  editDraft,
  installTemplate,
  publishApp,
  rollBackDefinition,
  acceptInvitation,
  addOrgUnit,
  closeOrgUnit,
  createApiKey,
  createCompany,
  endMemberSessions,
  changeMemberPhone,
  changeMyPhone,
  eraseMember,
  freezeMember,
  inviteStaff,
  moveOrgUnit,
  revokeApiKey,
  rotateApiKey,
  setStaffRoles,
  suspendStaff,
  updateApp,
  updateMyProfile,
  updateOrgUnit,
  updateWorkspace,
  withdrawInvitation,
] as readonly unknown[] as readonly Command<never, unknown>[]; // whoever runs one hands it what its own schema has judged
