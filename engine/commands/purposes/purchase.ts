import type { Purpose } from './purpose';

/** A purchase belongs to the member and the store it names; the rules do the rest. */
export const purchase: Purpose = { purpose: 'purchase' };
export const general: Purpose = { purpose: 'general' };
