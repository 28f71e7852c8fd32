import { singleChoice } from './single-choice';

/** A drop-down list with search, one option chosen. */
export const select = singleChoice('select');
