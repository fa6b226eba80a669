import { isHashed } from '../../store/sqlite/file.ts'
import type { ServiceConfig } from '../service-config.ts'
import { type ArchiveOptions, RawArchive, rawFolder } from './archive.ts'
import { USUAL } from './report.ts'

const MEGABYTE = 1024 * 1024

type RawConfig = Pick<ServiceConfig, 'data' | 'rawDays' | 'rawMegabytes' | 'eventDays'>

/** Where the service keeps reports as they came: in its data folder, no longer than their events. */
export async function openRaw(
  { data, rawDays, rawMegabytes, eventDays }: RawConfig,
  log: ArchiveOptions['log'],
): Promise<RawArchive> {
  const days = eventDays === 0 ? rawDays : Math.min(rawDays, eventDays)
  const archive = rawIn(data, { days, megabytes: rawMegabytes }, log)
  await archive.start()
  return archive
}

/** The same, while nothing that is too old is removed. */
export function rawIn(
  data: string,
  { days, megabytes }: typeof USUAL = USUAL,
  log?: ArchiveOptions['log'],
): RawArchive {
  return new RawArchive({
    folder: rawFolder(data),
    days: isHashed(data) ? 0 : days,
    maxBytes: megabytes * MEGABYTE,
    clock: Date.now,
    log,
  })
}
