/**
 * The tables as data: phrases by reason, receivers, blocklists, status codes.
 *
 * @module
 */
export { BLOCKLISTS } from './classify/rules/blocklist.ts'
export { KIND_TABLES } from './classify/rules/kind/index.ts'
export { PROVIDERS } from './classify/rules/provider/index.ts'
export { REASON_TABLES } from './classify/rules/reason/index.ts'
export { STATUS } from './classify/rules/status.ts'
