/**
 * The service within a program of your own. Needs Node.
 *
 * @module
 */
export type { ServiceConfig } from './config.ts'
export { openService, type Service, type ServiceParts } from './open-service.ts'
