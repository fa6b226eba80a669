import type { DeliveryEvent } from '../../../../src/model/event.ts'
import { duration, HOW, sureness, whatHappened } from '../../../../src/model/sentences.ts'
import type { Explained } from '../../api/api.ts'
import { Badge } from '../../parts/badge.tsx'
import { percent } from '../../parts/format.ts'
import { Card, Facts } from '../../parts/page.tsx'
import { Time } from '../../parts/time.tsx'
import { codes, servers } from './words.ts'

interface VerdictProps {
  readonly event: DeliveryEvent
  /** Its place among several. */
  readonly number: number | null
  /** What stands in the place of a recipient where there is none. */
  readonly nobody?: string
  readonly would?: Explained['would'][number] | undefined
}

/** What became of one message for one recipient, why, and what to do. */
export function VerdictView({ event, number, nobody = 'No recipient is named', would }: VerdictProps) {
  const { kind, type, reason, recipient, advice, explanation, blocklist } = event
  const { evidence, rule, how, confidence } = explanation
  return (
    <Card
      title={
        <>
          {number !== null && <span class="number">{number}</span>}
          {recipient ?? nobody}
        </>
      }
      actions={
        <>
          {type !== null && <Badge of={type} />}
          <Badge of={reason ?? kind} tone={reason === null ? undefined : 'plain'} />
        </>
      }
    >
      <div class="stack">
        <p>{whatHappened(event)}</p>
        <div class={`notice ${advice.do === 'none' ? '' : advice.do === 'suppress' ? 'bad' : 'warn'}`}>
          <strong>What to do: </strong>
          {advice.text}
        </div>
        {would !== undefined && (
          <p>
            <strong>The policy would make it </strong>
            <Badge of={would.to} /> <span class="muted">(now {would.from})</span>
            <br />
            {would.why}
          </p>
        )}
        <Facts
          of={[
            ['Deciding words', evidence && <mark>{evidence}</mark>],
            ['How sure', `${sureness(confidence)} (${percent(confidence, 1)}): ${HOW[how]}`],
            ['Rule', <code key="rule">{rule}</code>],
            ['Codes', codes(event)],
            ['Servers', servers(event)],
            [
              'Blocklist',
              blocklist &&
                (blocklist.url === null ? (
                  blocklist.name
                ) : (
                  <a key="list" href={blocklist.url} rel="noreferrer noopener" target="_blank">
                    {blocklist.name}
                  </a>
                )),
            ],
            ['Wait', event.retryAfter === null ? null : duration(event.retryAfter)],
            ['Mailed to', event.originalRecipient],
            ['Message', event.subject && `“${event.subject}”`],
            ['When', event.timestamp && <Time key="when" at={event.timestamp} />],
          ]}
        />
      </div>
    </Card>
  )
}
