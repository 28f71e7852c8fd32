/** A role and how far it reaches; null is the whole company. */
export interface RoleGrant {
  readonly role: string;
  readonly orgUnitId: string | null;
}

/** A unit as it is offered in a list: the tree is shown by indenting. */
export interface UnitChoice {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly closed: boolean;
}

export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly status: 'active' | 'suspended';
  readonly roles: readonly RoleGrant[];
  readonly manageable: boolean;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
  readonly expiresAt: number;
  readonly expired: boolean;
}

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly orgUnitId: string | null;
  readonly requestsPerMinute: number;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}
