import { singleChoice } from './single-choice';

/** All options in sight, one of them chosen. */
export const radio = singleChoice('radio');
