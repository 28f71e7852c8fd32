import { actorOfRecord } from './actor-of-record';

export const updatedBy = actorOfRecord('updated-by', ['updated_by_id', 'updated_by_kind']);
