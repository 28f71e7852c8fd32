import { actorOfRecord } from './actor-of-record';

export const createdBy = actorOfRecord('created-by', ['created_by_kind', 'created_by_id']);
