import { KEY_BYTES, NO_UNTIL } from '../alike-standings.ts'
import type { SqlValue } from './driver.ts'

/** Addresses whose standings are read at once. */
export const ALIKE = 5000

/** The rows of a group as `AlikeStandings` has them, in hex: one text for all takes far less time than a row for each. */
export const alikeRows = (key: string, since: string) =>
  `group_concat(hex(substr(${key}, 1, ${KEY_BYTES})) || printf('%016x%016x', ${since}, ifnull(until, ${NO_UNTIL})), '')`

export const alikeBytes = (rows: SqlValue | undefined): Buffer => Buffer.from(rows as string, 'hex')
