import type { Permission } from './permissions';

/**
 * What a program's key may be given, and the permissions behind each scope. A grant of a key has the role `scope:<name>`;
 * a route names the scope it needs. Texts: `permissions.scopes.<noun>.<what>`.
 */
export const SCOPES = {
  'definitions:read': ['apps:read', 'definitions:read'],
  'definitions:write': ['apps:read', 'definitions:read', 'definitions:edit', 'definitions:publish'],
  'records:read': ['apps:read', 'records:read', 'records:export'],
  'records:write': [
    'apps:read',
    'records:read',
    'records:create',
    'records:update',
    'records:remove',
    'records:import',
    'views:share',
  ],
  'members:read': ['members:read'],
  'members:write': ['members:read', 'members:register', 'members:manage'],
  'points:read': ['points:read'],
  'points:write': ['points:read', 'points:spend', 'rewards:handOver'],
  'points:adjust': ['points:read', 'points:adjust'],
  'tasks:read': ['cases:read'],
  'tasks:write': ['cases:read', 'tasks:decide'],
  'organisation:read': ['organisation:read', 'staff:read'],
  'organisation:write': ['organisation:read', 'organisation:manage'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Scope = keyof typeof SCOPES;

/** In the order screens show them. */
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[]; // Object.keys forgets the names
