/**
 * The service within a program of your own. Needs Node.
 *
 * @module
 */
export { openService, type Service, type ServiceParts } from './open-service.ts'
export type { ServiceConfig } from './service-config.ts'
