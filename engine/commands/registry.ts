import { acceptInvitation } from './accept-invitation';
import { addOrgUnit } from './add-org-unit';
import { closeOrgUnit } from './close-org-unit';
import type { Command } from './command';
import { createApiKey } from './create-api-key';
import { createCompany } from './create-company';
import { endMemberSessions } from './end-member-sessions';
import { freezeMember } from './freeze-member';
import { inviteStaff } from './invite-staff';
import { moveOrgUnit } from './move-org-unit';
import { revokeApiKey } from './revoke-api-key';
import { rotateApiKey } from './rotate-api-key';
import { setStaffRoles } from './set-staff-roles';
import { suspendStaff } from './suspend-staff';
import { updateMyProfile } from './update-my-profile';
import { updateOrgUnit } from './update-org-unit';
import { updateWorkspace } from './update-workspace';
import { withdrawInvitation } from './withdraw-invitation';

/** Every command. The API, its document and the policy tests are made from this list. */
export const commands: readonly Command<never, unknown>[] = [
  acceptInvitation,
  addOrgUnit,
  closeOrgUnit,
  createApiKey,
  createCompany,
  endMemberSessions,
  freezeMember,
  inviteStaff,
  moveOrgUnit,
  revokeApiKey,
  rotateApiKey,
  setStaffRoles,
  suspendStaff,
  updateMyProfile,
  updateOrgUnit,
  updateWorkspace,
  withdrawInvitation,
] as readonly unknown[] as readonly Command<never, unknown>[]; // whoever runs one hands it what its own schema has judged
