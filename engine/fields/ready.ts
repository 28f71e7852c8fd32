import { RE2JS } from 're2js';
import { compileCondition } from '@/engine/conditions/compile';
import { provideConditions } from '@/engine/conditions/late';
import { lintCondition } from '@/engine/conditions/lint';
import { compile } from '@/engine/expressions/compile';
import { provideFormulas } from '@/engine/expressions/late';
import bundled from './bundled/regions.json';
import { providePatterns } from './pattern';
import { provideRegions } from './regions';

/**
 * Importing this module makes every field type ready to parse, every formula to compute and every condition to be judged. For servers and designers; a browser that only fills in a
 * form loads what its fields need by `prepare` instead.
 */
providePatterns(RE2JS);
provideRegions(bundled);
provideFormulas(compile);
provideConditions({ compile: compileCondition, lint: lintCondition });
