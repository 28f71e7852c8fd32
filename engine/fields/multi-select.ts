import { multipleChoice } from './multiple-choice';

/** A drop-down list with search, several options chosen. */
export const multiSelect = multipleChoice('multi-select');
