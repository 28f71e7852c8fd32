/**
 * Everything that may be allowed, and nothing else. A command or read asks for one of these, and only a literal yes passes.
 * Names are `<noun>:<what>`; their texts are `permissions.names.<noun>.<what>` in the message catalogues.
 */
export const PERMISSIONS = [
  /** Found a company on this installation. */
  'workspace:create',
  /** Name, time zone, language and logo of the company. */
  'workspace:manage',
  /** See the tree of regions and stores. */
  'organisation:read',
  'organisation:manage',
  /** See who works here, and in which role. */
  'staff:read',
  /** Invite, suspend, give and take roles: never more than one holds. */
  'staff:manage',
  /** Keys of programs. */
  'keys:manage',
  /** The message log. */
  'messages:read',
  'audit:read',
  /** See apps and their definitions. */
  'apps:read',
  /** See drafts, their review and their versions. */
  'definitions:read',
  /** Change drafts. */
  'definitions:edit',
  /** Put drafts in force, roll back. */
  'definitions:publish',
  'records:read',
  'records:create',
  'records:update',
  /** Put into the bin and take out again. */
  'records:remove',
  'records:import',
  'records:export',
  /** Keep views of lists for everybody. */
  'views:share',
  'members:read',
  'members:register',
  /** Change the phone, freeze, erase. */
  'members:manage',
  /** Balances, statements, journals, quotes. */
  'points:read',
  /** Hold, post and release points. */
  'points:spend',
  /** Book by hand, with a reason; reverse. */
  'points:adjust',
  /** Give out a reward against its pick-up code. */
  'rewards:handOver',
  /** The counter screen. */
  'counter:use',
  /** Decide tasks that were assigned to oneself. */
  'tasks:decide',
  /** See running and finished cases. */
  'cases:read',
  /** Mend a case: transfer anybody's task, retry, end. */
  'cases:manage',
  'analytics:read',
  /** A member in the portal: see and do what is one's own. */
  'portal:use',
  /** Submit a form by its public link. */
  'forms:submit',
  /** Become staff by an invitation's link. */
  'staff:join',
  /** Work that falls due: timers, expiry, imports in the background. */
  'clock:run',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
