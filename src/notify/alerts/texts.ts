import type { Message } from '../channels/channel.ts'
import type { Alert } from './alert.ts'
import { inUnits } from './words.ts'

/** What is new of an incident. */
export type News = 'opened' | 'worse' | 'closed'

const HEADS: Readonly<Record<News, string>> = { opened: '', worse: 'Worse: ', closed: 'Over: ' }

/** One incident, with what is wrong where that is known. */
export function newsText(news: News, alert: Alert, wrong: string | null = null): Message {
  const title = `${HEADS[news]}${alert.title}`
  const link = alert.link === null ? [] : [`${alert.link.name}: ${alert.link.url}`]
  const sentences =
    news === 'closed'
      ? [alert.what, overText(alert)]
      : [
          alert.what,
          ...(wrong === null ? [] : [`What is wrong: ${wrong}`]),
          `Why it matters: ${alert.why}`,
          `What to do next: ${alert.next}`,
          ...link,
        ]
  return {
    key: `${news}-${alert.id}-${alert.severity}`,
    severity: news === 'closed' ? 'info' : alert.severity,
    title,
    text: sentences.join('\n\n'),
  }
}

function overText({ held, partOf }: Alert): string {
  if (partOf !== null) return `It was part of another incident, ${partOf}: what to do is told there.`
  if (held === 0) return 'There is nothing more to do.'
  return 'What to do next: see what was held because of it, and release or confirm it.'
}

/** Several at once, as after quiet hours: a line each. */
export function manyText(all: readonly { readonly news: News; readonly alert: Alert }[]): Message {
  const worst = all.some(({ news, alert }) => news !== 'closed' && alert.severity === 'critical')
  return {
    key: `many-${all.map(({ news, alert }) => `${news}-${alert.id}`).join('-')}`,
    severity: worst ? 'critical' : 'warning',
    title: `${inUnits(all.length, 'incident')} to look at`,
    text: all
      .map(({ news, alert }) =>
        `- ${HEADS[news]}${alert.title}. ${news === 'closed' ? '' : alert.next}`.trimEnd(),
      )
      .join('\n'),
  }
}

/** Once a day: what is open, and what is over since the last one. */
export function digestText(open: readonly Alert[], over: readonly Alert[], day: string): Message {
  const lines = (head: string, alerts: readonly Alert[]) =>
    alerts.length === 0 ? [] : [[head, ...alerts.map((one) => `- ${one.title}. ${one.what}`)].join('\n')]
  return {
    key: `digest-${day}`,
    severity: 'info',
    title: `Deliverability on ${day}: ${inUnits(open.length, 'incident')} open, ${over.length} over`,
    text: [...lines('Open now:', open), ...lines('Over since the last digest:', over)].join('\n\n'),
  }
}
