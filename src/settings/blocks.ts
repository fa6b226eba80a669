/** Blocks by name, each with its kind and what is so by default. */
export type Blocks = Readonly<Record<string, { readonly kind: string; readonly [setting: string]: unknown }>>
