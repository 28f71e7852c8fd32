/** Every command and every read runs for somebody. Actors come from a session, a key or a link, never from a request body. */
export type ActorKind = 'staff' | 'member' | 'key' | 'link' | 'flow' | 'clock' | 'import' | 'setup';

export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly workspaceId: string;
  /** Literal permissions, see `engine/permissions`; access passes only when one of them says yes. */
  readonly grants: readonly Grant[];
  /** The person behind an import, a flow or an approval by proxy. */
  readonly onBehalfOf?: { readonly kind: ActorKind; readonly id: string };
  /** Shown in history and messages; a snapshot, not a reference. */
  readonly name?: string;
}

/** One permission, limited to an org unit and everything below it, or to the whole company when `orgUnitId` is null. */
export interface Grant {
  readonly role: Role;
  readonly orgUnitId: string | null;
}

/** `owner`, `builder`, `manager` and `clerk` are people's roles; `member` and `public` are implied by the door; a key carries scopes such as `scope:records:write`. */
export type Role = 'owner' | 'builder' | 'manager' | 'clerk' | 'member' | 'public' | 'system' | `scope:${string}`;
