import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Client } from '../client/client.ts'
import { UndeliveredError } from '../errors.ts'
import { readNotify } from '../notify/kinds.ts'
import { readLists } from '../notify/lists/index.ts'
import { ListDesk } from '../notify/lists/list-desk.ts'
import { openNotify } from '../notify/open-notify.ts'
import type { OwnRules } from '../own-rules.ts'
import { readSending } from '../sending/blocks.ts'
import { openSending } from '../sending/open-sending.ts'
import { readSources } from '../sources/blocks.ts'
import { openStore } from '../store/open-store.ts'
import { createApp } from './app.ts'
import { SETTING_NAMES, SETTINGS } from './config.ts'
import { DoctorDesk } from './doctor/desk.ts'
import { IncidentDesk } from './doctor/incident-desk.ts'
import { dnsParts, doctorMistakes } from './doctor/parts.ts'
import { doctorRounds, incidentRounds } from './doctor/rounds.ts'
import { clientWithin, newLocalKey } from './in-process.ts'
import { IncidentClock } from './incident-clock.ts'
import { Metrics } from './metrics/metrics.ts'
import { openRaw } from './raw/open-raw.ts'
import { keepDays } from './retention.ts'
import { bookIn } from './rule-book.ts'
import type { ServiceConfig } from './service-config.ts'
import { lookAt } from './sources/look.ts'
import { openSources } from './sources/open-sources.ts'
import { startService, stopService } from './start.ts'

/** A service in this process. */
export interface Service {
  /** Asks the service without a network, and may do all. */
  readonly client: Client
  /** Answers a request that another server has received. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  /** Opens it, where mail servers ask and its sources, to the network; resolves to its address. The first start makes an admin key and says it. */
  listen(): Promise<string>
  /** Lets requests that run come to their end, then closes the store. */
  close(): Promise<void>
}

/** What cannot stand in a file of settings. */
export interface ServiceParts {
  /** Rules of your own, as `loadRules` gives them. */
  readonly rules?: OwnRules | undefined
  /** Takes what people are to read: the address, and the first key. */
  readonly say?: ((line: string) => void) | undefined
  readonly version?: string | undefined
}

const DEFAULTS = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].value]))

/**
 * What the settings name beside the service itself.
 *
 * @throws UndeliveredError `SETTINGS_INVALID` with all mistakes in all blocks
 */
function blocksOf(config: ServiceConfig) {
  const sources = readSources(config.sources, process.env)
  const notify = readNotify(config.notify, process.env)
  const lists = readLists(config.lists, process.env)
  const mistakes = [
    ...sources.mistakes,
    ...notify.mistakes,
    ...lists.mistakes,
    ...readSending(config.sending).mistakes,
    ...doctorMistakes(config),
  ]
  if (mistakes.length > 0) throw new UndeliveredError('SETTINGS_INVALID', mistakes.join(' '))
  return { sources: sources.blocks, notify: notify.blocks, lists: lists.blocks }
}

/**
 * The service, over the store of a data folder, which nobody else may have open.
 *
 * @throws UndeliveredError `STORE_LOCKED`, `STORE_NEWER`, `STORE_BROKEN`, `STORE_ADDRESSES`, `SETTINGS_INVALID`
 * @example
 * const service = await openService({ data: 'data', port: 8025 })
 * await service.listen()
 * await service.client.check('anna@example.com')
 * await service.close()
 */
export async function openService(
  given: Partial<ServiceConfig> = {},
  { rules, say = console.log, version = '0.0.0' }: ServiceParts = {},
): Promise<Service> {
  const config = { ...DEFAULTS, ...given } as ServiceConfig
  const blocks = blocksOf(config)
  const log = pino({ level: config.log, base: null }, pino.destination(2))
  const store = await openStore({
    folder: config.data,
    driver: config.driver,
    ...(config.addresses === null ? {} : { addresses: config.addresses }),
  })
  const raw = await openRaw(config, log)
  const localKey = newLocalKey()
  const desk = new DoctorDesk({ store, clock: Date.now, parts: dnsParts(config.resolvers) })
  const incidentDesk = new IncidentDesk(store, desk, Date.now)
  const book = bookIn(config.data, rules)
  const metrics = new Metrics(version)
  const incidentClock = new IncidentClock(store, Date.now, log)
  const sources = openSources(blocks.sources, {
    ...{ store, raw, clock: Date.now, rules: book, log, folder: config.data },
    onTaken: (source, outcome) => {
      metrics.sourceTook(source, outcome)
      incidentClock.heard(source, outcome)
    },
  })
  metrics.watch(sources.list)
  metrics.watchIncidents(() => incidentClock.lasting)
  const lists = new ListDesk(blocks.lists, { store, clock: Date.now, log })
  const notify = openNotify(blocks.notify, {
    ...{ store, clock: Date.now, log },
    onTried: (endpoint, ok) => metrics.told(endpoint, ok),
    diagnose: async (incident) => (await incidentDesk.diagnosisOf(incident))?.sentence ?? null,
  })
  const app = await createApp(
    {
      store,
      raw,
      clock: Date.now,
      book,
      desk,
      backups: join(config.data, 'backups'),
      sources: sources.list,
      lookAtSource: (name) => lookAt(name, blocks.sources, { data: config.data, rules: book }),
      notifier: notify.notifier,
      lists,
    },
    { ...config, bodyBytes: config.bodyMegabytes * 1024 * 1024, version, localKey, log },
    metrics,
  )
  const onAnswer = (name: string, action: string) => metrics.asked(name, action)
  const sending = openSending(config.sending, { store, clock: Date.now, log, onAnswer })
  const stops = [
    doctorRounds(desk, config.doctorDomains, log),
    incidentRounds(incidentDesk, log),
    keepDays(store, config.eventDays, Date.now, log),
  ]
  return {
    client: clientWithin(app, localKey),
    handle: (request, response) => app.routing(request, response),
    async listen() {
      for (const [name, place] of Object.entries(await sending.start()))
        say(`mail servers may ask ${name} at ${place}`)
      const options = { ...config, adminKey: config.adminKey ?? undefined, say }
      const address = await startService(app, store, options)
      await notify.start()
      lists.start()
      // Not waited for: one that cannot start is tried again, and keeps nobody from asking.
      void sources.start()
      incidentClock.start(sources.list.map(({ name }) => name))
      return address
    },
    async close() {
      for (const stop of stops) stop()
      incidentClock.stop()
      log.info('stopping')
      await sending.stop()
      await sources.stop()
      await notify.stop()
      await lists.stop()
      await stopService(app, store)
      await raw.close()
      log.info('stopped')
    },
  }
}
