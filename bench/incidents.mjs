// Incidents: how soon one is open while 1,000 events a second come in, and what noticing costs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { classifyReply, IncidentWatch, signalOf } from '../dist/index.js'
import { openStore } from '../dist/store.js'

const DISTRUST =
  '550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address. - gsmtp'
const GONE = '550-5.1.1 The email account that you tried to reach does not exist. - gsmtp'
const DOMAINS = ['gmail.com', 'outlook.com', 'yahoo.com', 'example.com', 'example.net']
const none = null
const SAID = { [DISTRUST]: classifyReply(DISTRUST), [GONE]: classifyReply(GONE) }
const TAKEN = { kind: 'delivered', type: none, reason: none, status: '2.0.0', reply: 250, provider: none }

/** The n-th event; a reply, or null where it was delivered. */
function intake(n, reply, at) {
  const said = reply === null ? TAKEN : SAID[reply]
  const event = {
    ...{ id: `bench-${n}`, source: 'log:postfix', recipient: `user${n}@${DOMAINS[n % 5]}` },
    ...{ originalRecipient: none, action: none, command: none, reportingMta: none, remoteMta: none },
    ...{ software: 'postfix', blocklist: none, retryAfter: none, feedbackType: none, subject: none },
    ...{ messageId: `<${n}@example.org>`, sender: 'news@example.org', listId: none, envelopeId: none },
    ...{ provider: n % 5 === 0 ? 'gmail' : none, diagnostic: reply, ...said },
    timestamp: new Date(at).toISOString(),
    explanation: said.explanation ?? { rule: 'format', evidence: '', how: 'format', confidence: 1 },
    advice: said.advice ?? { do: 'none', party: 'system', text: '' },
  }
  return { event, at }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * 1,000 events a second for some seconds; from the fifth on Gmail gives this reply to all its mail. What it takes to
 * keep the event that was needed is a part of it: where the machine is too busy for so many a second, nearly all.
 */
async function timeToIncident(reply, cause, needed, prepare) {
  const folder = mkdtempSync(join(tmpdir(), 'undelivered-bench-'))
  const store = await openStore({ folder })
  try {
    await prepare?.(store)
    let [n, bad, neededAt, takenAt, openedAt] = [1_000_000, 0, 0, 0, 0]
    const watching = (async () => {
      while (openedAt === 0) {
        if ((await store.incidents()).some((one) => one.cause === cause)) openedAt = performance.now()
        else await pause(50)
      }
    })()
    const begin = performance.now()
    for (let tick = 0; tick < 400 && openedAt === 0; tick++) {
      while (performance.now() - begin < tick * 50) await pause(2)
      const events = Array.from({ length: 50 }, () => {
        const refused = tick >= 100 && n % 5 === 0
        if (refused && ++bad === needed) neededAt = performance.now()
        // What was good is some minutes old.
        return intake(n++, refused ? reply : null, Date.now() - (tick < 100 ? 600_000 : 0))
      })
      const isNeeded = neededAt > 0
      void store.take(events).then(() => {
        if (isNeeded && takenAt === 0) takenAt = performance.now()
      })
    }
    await watching
    return { milliseconds: Math.round(openedAt - neededAt), ofTakingIt: Math.round(takenAt - neededAt) }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

/** Addresses that took mail before, so that the guard knows them for good. */
async function knownAddresses(store) {
  const at = Date.now() - 40 * 24 * 3600_000
  for (let from = 1_000_000; from < 1_020_000; from += 1000) {
    const mail = Array.from({ length: 1000 }, (_, n) => intake(from + n, null, at))
    await store.take(
      mail.map((one) => ({ ...one, event: { ...one.event, id: `before-${one.event.id}`, messageId: null } })),
    )
  }
}

/** What it costs to show an event to the watch: of ten one is refused. */
function watching() {
  const watch = new IncidentWatch()
  const at = Date.now()
  const place = (n) => ({ at: at + n * 10, receiver: DOMAINS[n % 5], scope: '*', who: `who${n % 5000}` })
  const events = Array.from({ length: 1000 }, (_, n) => intake(n, n % 10 === 0 ? GONE : null, at).event)
  const many = 500_000
  const begin = process.cpuUsage()
  for (let n = 0; n < many; n++) watch.observe(signalOf(events[n % 1000], place(n)))
  return +(process.cpuUsage(begin).user / many).toFixed(2)
}

export async function* incidents() {
  yield {
    name: 'refusals for reputation at 1,000 events/s: from the last needed to the incident',
    // The 10th person; and over 5 % of a day's answers of Gmail, of which 1,000 were good.
    ...(await timeToIncident(DISTRUST, 'reputation', 53)),
  }
  yield {
    name: 'outage at 1,000 events/s: from the last needed to the incident',
    ...(await timeToIncident(GONE, 'unknown-addresses', 5, knownAddresses)),
  }
  yield { name: 'an event shown to the watch', microseconds: watching() }
}
