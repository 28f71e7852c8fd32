/** Plain data, as it travels and as it is stored. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
