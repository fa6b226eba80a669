/**
 * The shapes of what the API answers, as OpenAPI describes them. Answers are not made by them: they are written as they
 * are, and the tests compare.
 *
 * @module
 */
export * from './answers/addresses.ts'
export * from './answers/doctor.ts'
export * from './answers/events.ts'
export * from './answers/incidents.ts'
export * from './answers/notify.ts'
export * from './answers/policy.ts'
export * from './answers/service.ts'
export * from './answers/sources.ts'
export * from './answers/suppressions.ts'
