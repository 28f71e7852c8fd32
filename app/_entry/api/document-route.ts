import * as z from 'zod';
import type { Described } from './described-route';

export const DOCUMENT: Described = {
  name: 'api-document',
  summary: 'This document; with a key or a session, with the published forms of the company',
  route: { method: 'GET', path: '/openapi.json', tag: 'installation', open: true },
  input: z.strictObject({}),
  output: z.looseObject({ openapi: z.string() }),
  remembered: false,
};
