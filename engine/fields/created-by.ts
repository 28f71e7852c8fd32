import { actorOfRecord } from './actor-of-record';

export const createdBy = actorOfRecord('created-by', ['created_by_id', 'created_by_kind']);
