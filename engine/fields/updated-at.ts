import { momentOfRecord } from './moment-of-record';

export const updatedAt = momentOfRecord('updated-at', 'updated_at');
