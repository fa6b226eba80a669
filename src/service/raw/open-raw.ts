import { isHashed } from '../../store/sqlite/file.ts'
import type { ServiceConfig } from '../config.ts'
import { type ArchiveOptions, RawArchive, rawFolder } from './archive.ts'

const MEGABYTE = 1024 * 1024

type RawConfig = Pick<ServiceConfig, 'data' | 'rawDays' | 'rawMegabytes' | 'eventDays'>

/** Where the service keeps reports as they came: in its data folder, no longer than their events. */
export async function openRaw(
  { data, rawDays, rawMegabytes, eventDays }: RawConfig,
  log: ArchiveOptions['log'],
): Promise<RawArchive> {
  const asLong = eventDays === 0 ? rawDays : Math.min(rawDays, eventDays)
  const archive = new RawArchive({
    folder: rawFolder(data),
    days: isHashed(data) ? 0 : asLong,
    maxBytes: rawMegabytes * MEGABYTE,
    clock: Date.now,
    log,
  })
  await archive.start()
  return archive
}

/** What is kept in a data folder: to be read and erased; nothing is added. */
export const rawIn = (data: string) =>
  new RawArchive({ folder: rawFolder(data), days: 0, maxBytes: 0, clock: Date.now })
