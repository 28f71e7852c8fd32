import { multipleChoice } from './multiple-choice';

/** All options in sight, several of them chosen. */
export const checkboxes = multipleChoice('checkboxes');
