import { momentOfRecord } from './moment-of-record';

export const createdAt = momentOfRecord('created-at', 'created_at');
