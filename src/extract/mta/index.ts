import type { SystemReader } from './reader.ts'

/** Every system with marks or a form of its own; where marks of several stand, the first that reads wins. */
export const SYSTEMS: readonly SystemReader[] = []
